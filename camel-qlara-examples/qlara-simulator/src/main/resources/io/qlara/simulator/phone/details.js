import { byId, el } from './dom.js';

const EMOJIS = ['👍', '❤️', '😂', '😮', '😢', '🙏'];
const EVENTS = { 'twice': 'Delivered, twice', 'out-of-order': 'Read, then delivered', 'without-id': 'Delivered, without message id' };

/** Shows the JSON behind a message or a call, and what can be done with a message. */
export class Details {
  #server;
  #dialog = byId('details');
  #body = byId('details-body');
  #title = byId('details-title');

  constructor(server) {
    this.#server = server;
    for (const dialog of document.querySelectorAll('dialog')) {
      dialog.addEventListener('click', (event) => {
        if (event.target === dialog || event.target.closest('[data-close]')) {
          dialog.close();
        }
      });
    }
  }

  async message(number, isSend) {
    const found = await this.#ask(`messages/${number}`);
    if (found) {
      this.#open(isSend ? 'Message of the business' : 'Message of the customer',
        el('h3', {}, 'React as the customer'),
        el('div', { className: 'row emojis' }, ...EMOJIS.map((emoji) => this.#action(emoji, `messages/${number}/reaction`, { emoji }, `React with ${emoji}`))),
        ...(isSend ? [el('h3', {}, 'Post an event once more'),
          el('div', { className: 'row' }, ...Object.entries(EVENTS).map(([kind, name]) => this.#action(name, `messages/${number}/events`, { kind })))] : []),
        ...(found.request ? [el('h3', {}, 'Request'), json(found.request)] : []),
        el('h3', {}, found.events.length === 0 ? 'No events yet' : 'Events'),
        ...found.events.map(json));
    }
  }

  async call(number, title) {
    const found = await this.#ask(`calls/${number}`);
    if (found) {
      this.#open(title, el('h3', {}, 'Posted'), json(found.payload),
        ...(found.answer ? [el('h3', {}, 'Answered'), json(found.answer)] : []));
    }
  }

  async #ask(path) {
    try {
      return await this.#server.get(path);
    } catch {
      return null;
    }
  }

  #open(title, ...parts) {
    this.#title.textContent = title;
    this.#body.replaceChildren(...parts);
    this.#dialog.showModal();
    this.#dialog.scrollTop = 0;
  }

  #action(name, path, body, label = name) {
    const button = el('button', { type: 'button', className: 'plain', 'aria-label': label }, name);
    button.addEventListener('click', async () => {
      if (await this.#server.send('POST', path, body)) {
        this.#dialog.close();
      }
    });
    return button;
  }
}

/** As it was sent if it is no JSON. */
function json(text) {
  let shown = text;
  try {
    shown = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // shown as it is
  }
  return el('pre', { tabIndex: 0, 'aria-label': 'JSON', role: 'region' }, el('code', {}, shown));
}
