import { arrows, avatar, byId, el, icon, timeOrDayOf } from './dom.js';
import { ticks } from './bubble.js';

const KINDS = { image: 'Photo', video: 'Video', audio: 'Audio', document: 'Document', sticker: 'Sticker', location: 'Location', reaction: 'Reaction',
  template: 'Template', other: 'Message' };

/** The list of chats, the newest on top; open(id, byKeyboard) is called when one is chosen. */
export class Chats {
  #items = new Map();
  #list = byId('chat-list');
  #search = byId('search');
  #current = '';
  #open;

  constructor(open) {
    this.#open = open;
    this.#list.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (button) {
        this.#open(button.dataset.chat);
      }
    });
    arrows(this.#list, 'button', (button) => this.#tabTo(button));
    this.#search.addEventListener('input', () => {
      this.#items.forEach((item) => this.#filter(item));
      this.#tellEmpty();
    });
    this.#search.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown') {
        event.preventDefault();
        this.#list.querySelector('li:not([hidden]) button')?.focus();
      }
    });
  }

  get size() {
    return this.#items.size;
  }

  chat(id) {
    return this.#items.get(id)?.chat;
  }

  /** The newest chat with a customer; undefined when there is none. */
  ofCustomer(number) {
    return [...this.#items.values()].map((item) => item.chat).filter((chat) => chat.customer === number)
      .sort((one, other) => place(other) - place(one))[0];
  }

  /** Shows what has changed; a chat moves to the top for a new message, not for a tick. */
  show(chats) {
    const focused = document.activeElement;
    for (const chat of [...chats].sort((one, other) => place(one) - place(other))) {
      const known = this.#items.get(chat.id);
      const item = known ?? this.#add(chat.id);
      if (!known || place(known.chat) !== place(chat)) {
        this.#list.prepend(item.row);
      }
      item.chat = chat;
      this.#fill(item);
      this.#filter(item);
    }
    if (focused !== document.activeElement && this.#list.contains(focused)) {
      focused.focus();
    }
    if (!this.#list.querySelector('button[tabindex="0"]')) {
      this.#tabTo(this.#list.querySelector('button'));
    }
    this.#tellEmpty();
  }

  current(id) {
    this.#items.get(this.#current)?.button.removeAttribute('aria-current');
    this.#current = id;
    const item = this.#items.get(id);
    if (item) {
      item.button.setAttribute('aria-current', 'true');
      this.#tabTo(item.button);
    }
  }

  clear() {
    this.#items.clear();
    this.#list.replaceChildren();
    this.#tellEmpty();
  }

  #add(id) {
    const parts = { avatar: el('span', { className: 'avatar', 'aria-hidden': 'true' }), number: el('span', { className: 'number' }),
      time: el('time'), preview: el('span', { className: 'preview' }), badge: el('span', { className: 'badge' }), account: el('span', { className: 'account' }) };
    const button = el('button', { type: 'button', tabIndex: -1, 'data-chat': id }, parts.avatar,
      el('span', { className: 'lines' },
        el('span', { className: 'line' }, parts.number, parts.account, parts.time),
        el('span', { className: 'line' }, parts.preview, parts.badge)));
    const item = { row: el('li', {}, button), button, ...parts };
    this.#items.set(id, item);
    return item;
  }

  #fill(item) {
    const { chat } = item;
    const { last } = chat;
    avatar(item.avatar, chat.customer);
    item.avatar.classList.toggle('off', !chat.on);
    item.number.textContent = chat.customer;
    item.account.textContent = chat.isMain ? '' : chat.businessName;
    item.time.textContent = last ? timeOrDayOf(last.at) : '';
    item.time.dateTime = last?.at ?? '';
    item.preview.replaceChildren(...(last ? preview(last) : ['No message yet']));
    item.preview.classList.toggle('failed', ['REJECTED', 'ERROR', 'EXPIRED'].includes(last?.state));
    item.badge.textContent = chat.unread > 0 ? chat.unread : '';
    item.badge.title = chat.unread > 0 ? `${chat.unread} unread` : '';
  }

  #filter(item) {
    const wanted = this.#search.value.trim().toLowerCase();
    const digits = wanted.replace(/[\s().-]/g, '');
    item.row.hidden = wanted !== '' && !item.chat.customer.includes(digits || wanted)
      && !(item.chat.last?.preview ?? '').toLowerCase().includes(wanted);
  }

  #tabTo(button) {
    this.#list.querySelector('button[tabindex="0"]')?.setAttribute('tabindex', '-1');
    button?.setAttribute('tabindex', '0');
  }

  #tellEmpty() {
    const empty = byId('no-chats');
    empty.hidden = this.#list.querySelector('li:not([hidden])') !== null;
    empty.textContent = this.#items.size === 0 ? `Nothing has been sent yet. What your application sends to ${location.origin} appears here.` : 'No chat matches.';
  }
}

function place(chat) {
  return chat.last?.number ?? 0;
}

function preview(last) {
  const kind = KINDS[last.kind];
  return [last.from === 'business' ? ticks(last) : icon('reply', 'own'),
    kind && last.kind !== 'template' ? el('span', {}, `${kind}${last.preview ? ': ' : ''}`) : '',
    el('bdi', {}, last.preview || (kind ? '' : '…'))].filter((part) => part !== '');
}
