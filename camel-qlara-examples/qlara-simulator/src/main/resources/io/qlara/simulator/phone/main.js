import { Chat } from './chat.js';
import { Chats } from './chats.js';
import { Details } from './details.js';
import { Server } from './server.js';
import { Tester } from './tester.js';
import { byId, el } from './dom.js';

const ALERT_MILLIS = 6000;
const narrow = matchMedia('(max-width: 760px)');

const server = new Server({ state: show, cleared: clear, link: tellLink, failed: tell });
const details = new Details(server);
const tester = new Tester(server, details);
const chats = new Chats((id) => open(id, true));
const chat = new Chat(server, details);
let wanted = decodeURIComponent(location.hash.slice(1));
let hide = 0;

/** Says false when the lists of the page and of the server have parted, so that all has to be read anew. */
function show(state, chatId) {
  chats.show(state.chats.map((one) => ({ ...one, isMain: one.business === state.numbers[0]?.phoneNumber })));
  tester.show(state);
  fillNumbers(state.numbers);
  if (chatId !== '' && chatId === chat.id) {
    chat.head(chats.chat(chatId));
    chat.show(state.messages);
  }
  openWanted();
  return chats.size === state.chatCount;
}

function clear() {
  wanted = chat.id || wanted;
  chats.clear();
  tester.clear();
  chat.close();
}

function open(id, byPerson = false) {
  wanted = '';
  chat.open(chats.chat(id));
  chats.current(id);
  document.body.dataset.pane = 'chat';
  history.replaceState(null, '', `#${id}`);
  server.watch(id);
  if (byPerson) {
    (narrow.matches ? byId('chat-title') : byId('text')).focus();
  }
}

/** A link to the page may name a chat or a customer, who may have got no message yet. */
function openWanted() {
  const id = wanted === '' ? undefined : chats.chat(wanted)?.id ?? chats.ofCustomer(wanted)?.id;
  if (id) {
    open(id);
  }
}

function tellLink(isUp) {
  const link = byId('link');
  link.dataset.up = isUp;
  const text = isUp ? 'Live' : 'Connection lost – trying again';
  if (link.textContent !== text) {
    link.textContent = text;
  }
}

function tell(text) {
  const alert = byId('alert');
  alert.textContent = text;
  alert.hidden = false;
  clearTimeout(hide);
  hide = setTimeout(() => { alert.hidden = true; }, ALERT_MILLIS);
}

function fillNumbers(numbers) {
  const select = byId('new-business');
  if (select.childElementCount !== numbers.length) {
    select.replaceChildren(...numbers.map((number) => el('option', { value: number.phoneNumber }, `${number.displayName} (${number.phoneNumber})`)));
  }
}

function toggleTester(shown) {
  document.body.classList.toggle('tester', shown);
  byId('show-tester').setAttribute('aria-expanded', shown);
  (shown ? byId('hide-tester') : byId('show-tester')).focus();
}

byId('show-tester').addEventListener('click', () => toggleTester(!document.body.classList.contains('tester')));
byId('hide-tester').addEventListener('click', () => toggleTester(false));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && document.body.classList.contains('tester') && !document.querySelector('dialog[open]')) {
    toggleTester(false);
  }
});
byId('back').addEventListener('click', () => {
  document.body.dataset.pane = 'chats';
  byId('chat-list').querySelector('[aria-current]')?.focus();
});
byId('new-chat').addEventListener('click', () => byId('new').showModal());
byId('new-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const customer = byId('new-customer').value.replace(/[\s().-]/g, '');
  wanted = customer;
  if (await server.send('POST', 'chats', { customer, business: byId('new-business').value })) {
    byId('new').close();
    byId('new-customer').value = '';
    server.refresh();
  }
});
addEventListener('hashchange', () => {
  wanted = decodeURIComponent(location.hash.slice(1));
  openWanted();
});

server.connect();
