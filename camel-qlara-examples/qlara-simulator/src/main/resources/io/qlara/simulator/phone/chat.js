import { arrows, avatar, byId, dayOf, el } from './dom.js';
import { bubble, update } from './bubble.js';

const MOST_MESSAGES = 1000;
const NEAR_THE_END = 80;

/** The open chat. */
export class Chat {
  #server;
  #details;
  #rows = new Map();
  #messages = byId('messages');
  #log = byId('log');
  #text = byId('text');
  #chat = null;

  constructor(server, details) {
    this.#server = server;
    this.#details = details;
    byId('composer').addEventListener('submit', (event) => this.#write(event));
    this.#text.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        this.#write(event);
      }
    });
    this.#text.addEventListener('input', () => this.#grow());
    this.#messages.addEventListener('click', (event) => this.#click(event));
    this.#messages.addEventListener('focusin', (event) => this.#activate(event.target.closest('.message')));
    this.#messages.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target.matches('.message')) {
        event.preventDefault();
        this.#show(event.target);
      }
    });
    arrows(this.#messages, '.message', (row) => this.#activate(row));
    this.#log.addEventListener('scroll', () => {
      byId('to-end').hidden = byId('to-end').hidden || this.#isAtEnd();
    });
    byId('to-end').addEventListener('click', () => this.#toEnd());
    byId('read').addEventListener('click', () => this.#send('POST', 'read'));
    byId('give-up').addEventListener('click', () => this.#send('POST', 'give-up'));
    byId('power').addEventListener('click', () => this.#send('PUT', 'on', { on: !this.#chat.on }));
    byId('reach').addEventListener('change', (event) => this.#send('PUT', 'reach', { reach: event.target.value }));
  }

  get id() {
    return this.#chat?.id ?? '';
  }

  open(chat) {
    this.clear();
    this.head(chat);
    byId('nothing-open').hidden = true;
    byId('open-chat').hidden = false;
  }

  close() {
    this.clear();
    this.#chat = null;
    byId('open-chat').hidden = true;
    byId('nothing-open').hidden = false;
  }

  clear() {
    this.#rows.clear();
    this.#messages.replaceChildren();
    byId('to-end').hidden = true;
  }

  head(chat) {
    this.#chat = chat;
    byId('chat-title').textContent = chat.customer;
    byId('chat-business').textContent = `with ${chat.businessName}, ${chat.business}`;
    avatar(byId('chat-avatar'), chat.customer);
    byId('reach').value = chat.reach;
    const power = byId('power');
    power.setAttribute('aria-checked', chat.on);
    power.lastChild.textContent = chat.on ? 'Phone on' : 'Phone off';
    byId('read').disabled = chat.unread === 0;
    byId('read').textContent = chat.unread === 0 ? 'All read' : `Mark ${chat.unread} as read`;
    byId('waiting').hidden = chat.on;
    byId('waiting-text').textContent = chat.waiting === 0 ? 'The phone is off: messages wait until it is on.'
      : `The phone is off: ${chat.waiting} ${chat.waiting === 1 ? 'message waits' : 'messages wait'} until it is on.`;
    byId('give-up').disabled = chat.waiting === 0;
    if (chat.first !== undefined) {
      this.#dropBefore(chat.first);
    }
  }

  show(messages) {
    const begins = this.#rows.size === 0;
    const follows = begins || this.#isAtEnd();
    const fresh = document.createDocumentFragment();
    let lastDay = this.#messages.lastElementChild?.dataset.day ?? '';
    for (const message of messages) {
      const known = this.#rows.get(message.number);
      if (known) {
        update(known, message);
      } else {
        const row = bubble(message);
        row.dataset.day = dayOf(message.at);
        if (row.dataset.day !== lastDay) {
          lastDay = row.dataset.day;
          fresh.append(el('li', { className: 'day', 'data-day': lastDay }, el('span', {}, lastDay)));
        }
        update(row, message);
        this.#rows.set(message.number, row);
        fresh.append(row);
      }
    }
    const grew = fresh.childNodes.length > 0;
    this.#messages.append(fresh);
    while (this.#rows.size > MOST_MESSAGES) {
      this.#drop(this.#rows.keys().next().value);
    }
    if (grew && !this.#messages.querySelector('.message[tabindex="0"]')) {
      this.#activate(this.#messages.querySelector('.message:last-of-type'));
    }
    if (grew && follows) {
      this.#toEnd();
    } else if (grew) {
      byId('to-end').hidden = false;
    }
  }

  focus() {
    this.#text.focus();
  }

  #dropBefore(first) {
    for (const number of this.#rows.keys()) {
      if (number >= first) {
        return;
      }
      this.#drop(number);
    }
  }

  #drop(number) {
    this.#rows.get(number).remove();
    this.#rows.delete(number);
  }

  async #write(event) {
    event.preventDefault();
    const text = this.#text.value;
    if (text.trim() !== '' && await this.#send('POST', 'text', { text })) {
      this.#text.value = '';
      this.#grow();
      this.#toEnd();
    }
  }

  #grow() {
    this.#text.rows = Math.min(6, this.#text.value.split('\n').length);
  }

  #click(event) {
    const row = event.target.closest('.message');
    const press = event.target.closest('[data-press]');
    if (press) {
      this.#server.send('POST', `messages/${row.dataset.number}/press`, { button: press.dataset.press });
    } else if (event.target.closest('[data-open]')) {
      this.#show(row);
    }
  }

  #show(row) {
    this.#details.message(Number(row.dataset.number), row.classList.contains('business'));
  }

  #activate(row) {
    if (!row || row.tabIndex === 0) {
      return;
    }
    const before = this.#messages.querySelector('.message[tabindex="0"]');
    for (const [one, index] of [[before, -1], [row, 0]]) {
      if (one) {
        one.tabIndex = index;
        one.querySelectorAll('button').forEach((button) => { button.tabIndex = index; });
      }
    }
  }

  #send(method, what, body) {
    return this.#server.send(method, `chats/${this.#chat.id}/${what}`, body);
  }

  #isAtEnd() {
    return Math.abs(this.#log.scrollTop) < NEAR_THE_END;
  }

  #toEnd() {
    // the log grows upwards, so that its end is at 0
    this.#log.scrollTop = 0;
    byId('to-end').hidden = true;
  }
}
