// What the page knows it asks for by version: a stream only says that there is something new.

const RETRY_MILLIS = 1000;
const SILENCE_MILLIS = 12000;

export class Server {
  #epoch = null;
  #version = 0;
  #chat = '';
  #chatVersion = 0;
  #busy = false;
  #again = false;
  #stream = null;
  #retry = 0;
  #silence = 0;
  #listeners;

  /** The listeners: state(state, chat) with what is new, cleared() when all that was known is void, link(isUp), failed(text). */
  constructor(listeners) {
    this.#listeners = listeners;
    document.addEventListener('visibilitychange', () => (document.hidden ? this.#disconnect() : this.connect()));
  }

  connect() {
    this.#disconnect();
    this.#stream = new EventSource('/phone/changes');
    this.#stream.addEventListener('change', (event) => {
      this.#heard();
      const { epoch, version } = JSON.parse(event.data);
      if (epoch !== this.#epoch || version !== this.#version) {
        this.refresh();
      }
    });
    this.#stream.addEventListener('error', () => this.#lost());
    this.#listen();
  }

  /** Asks for the messages of another chat from now on. */
  watch(chat) {
    this.#chat = chat;
    this.#chatVersion = 0;
    return this.refresh();
  }

  async refresh() {
    this.#again = true;
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      while (this.#again) {
        this.#again = false;
        await this.#ask();
      }
    } catch {
      this.#lost();
    } finally {
      this.#busy = false;
    }
  }

  get(path) {
    return this.#call('GET', path);
  }

  /** Says whether it was done; what was wrong is shown. */
  async send(method, path, body = {}) {
    try {
      await this.#call(method, path, body);
      return true;
    } catch (failure) {
      this.#listeners.failed(failure.message);
      return false;
    }
  }

  async #ask() {
    const chat = this.#chat;
    const query = new URLSearchParams({ since: this.#version, chat, chatSince: this.#chatVersion });
    const state = await this.#call('GET', `state?${query}`);
    if (this.#epoch !== null && state.epoch !== this.#epoch) {
      this.#forget();
      return;
    }
    this.#epoch = state.epoch;
    this.#version = state.version;
    if (chat === this.#chat) {
      this.#chatVersion = state.version;
    }
    if (!this.#listeners.state(state, chat === this.#chat ? chat : '')) {
      this.#forget();
    }
  }

  #forget() {
    this.#epoch = null;
    this.#version = 0;
    this.#chatVersion = 0;
    this.#again = true;
    this.#listeners.cleared();
  }

  async #call(method, path, body) {
    const options = { method, headers: {} };
    if (method !== 'GET') {
      options.headers['Content-Type'] = 'application/json';
      options.body = JSON.stringify(body);
    }
    let response;
    try {
      response = await fetch(`/phone/api/${path}`, options);
    } catch {
      throw new Error('The simulator does not answer');
    }
    const text = await response.text();
    const answer = text === '' ? null : JSON.parse(text);
    if (!response.ok) {
      throw new Error(answer?.message ?? `The simulator answered ${response.status}`);
    }
    return answer;
  }

  #heard() {
    this.#listeners.link(true);
    this.#listen();
  }

  #listen() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#lost(), SILENCE_MILLIS);
  }

  #lost() {
    this.#listeners.link(false);
    this.#disconnect();
    this.#retry = setTimeout(() => this.connect(), RETRY_MILLIS);
  }

  #disconnect() {
    clearTimeout(this.#silence);
    clearTimeout(this.#retry);
    this.#stream?.close();
    this.#stream = null;
  }
}
