import { el, icon, link, timeOf } from './dom.js';

const WORDS = { SENT: 'Sent', DELIVERED: 'Delivered', RECEIVED: 'Delivered', READ: 'Read', REJECTED: 'Not accepted', ERROR: 'Failed', SIMULATED: 'Simulated' };
const FINE = ['SENT', 'DELIVERED', 'RECEIVED', 'READ', 'SIMULATED'];
const CHANNELS = { RCS: 'RCS', SMS: 'SMS' };

/** One tick, two, or two blue ones; a mark for what failed. */
export function ticks(message) {
  const { state } = message;
  const failed = !FINE.includes(state);
  const name = failed ? 'fail' : ['SENT', 'SIMULATED'].includes(state) ? 'tick' : 'ticks';
  return el('span', { className: `ticks ${failed ? 'failed' : state.toLowerCase()}`, role: 'img', 'aria-label': WORDS[state] ?? state,
    title: WORDS[state] ?? state }, icon(name));
}

/** A row of the chat. */
export function bubble(message) {
  const row = el('li', { className: `message ${message.from}`, tabIndex: -1, 'data-number': message.number },
    el('div', { className: `bubble ${message.content.kind}` }, ...content(message.content)));
  row.firstElementChild.append(el('div', { className: 'meta' }));
  update(row, message);
  return row;
}

/** Shows what may change after a message has come. */
export function update(row, message) {
  const box = row.firstElementChild;
  const active = row.tabIndex === 0 ? 0 : -1;
  const hadFocus = document.activeElement !== null && box.querySelector('.meta').contains(document.activeElement);
  box.querySelector('.meta').replaceChildren(
    el('button', { className: 'open', type: 'button', tabIndex: active, 'data-open': '', title: 'JSON, reactions and events',
      'aria-label': 'JSON, reactions and events of this message' }, icon('code')),
    ...(CHANNELS[message.carrier] ? [el('span', { className: 'carrier' }, `by ${CHANNELS[message.carrier]}`)] : []),
    ...(message.state === 'SIMULATED' ? [el('span', { className: 'carrier' }, 'simulation, sent to nobody')] : []),
    el('time', { dateTime: message.at }, timeOf(message.at)), ticks(message));
  if (hadFocus) {
    box.querySelector('.open').focus();
  }
  box.querySelector('.failure')?.remove();
  if (!FINE.includes(message.state)) {
    box.querySelector('.meta').before(el('p', { className: 'failure' }, icon('fail'), `${WORDS[message.state] ?? message.state}${message.reason ? `: ${message.reason}` : ''}`));
  }
  box.querySelector('.reactions')?.remove();
  row.classList.toggle('reacted', message.reactions.length > 0);
  if (message.reactions.length > 0) {
    box.append(el('span', { className: 'reactions', role: 'img', 'aria-label': `Reactions: ${message.reactions.join(' ')}` }, message.reactions.join(' ')));
  }
  for (const button of box.querySelectorAll('[data-press]')) {
    button.tabIndex = active;
    button.classList.toggle('pressed', button.dataset.press === message.pressed);
  }
}

function content(shown) {
  switch (shown.kind) {
    case 'text': return [text(shown.text)];
    case 'template': return template(shown);
    case 'image': case 'video': case 'sticker': return [el('div', { className: 'picture' }, icon(shown.kind)), file(shown), caption(shown)];
    case 'audio': case 'document': return [el('div', { className: 'file' }, icon(shown.kind), file(shown)), caption(shown)];
    case 'location': return [el('div', { className: 'picture map' }, icon('location')), caption({ caption: shown.label }),
      el('p', { className: 'place' }, `${shown.latitude}, ${shown.longitude}`)];
    case 'reaction': return [shown.emoji ? el('p', { className: 'emoji' }, el('bdi', {}, shown.emoji)) : '', el('p', { className: 'note' },
      shown.emoji ? 'Reaction to a message' : 'Took a reaction back')];
    default: return [text(shown.text ?? '')];
  }
}

function text(value) {
  return el('p', { className: 'text', dir: 'auto' }, value);
}

function caption(shown) {
  return shown.caption ? text(shown.caption) : '';
}

/** A medium stays where it is: the page loads nothing from another host. */
function file(shown) {
  const url = shown.url ?? '';
  const name = shown.filename || fileName(url) || 'No URL';
  return el('span', { className: 'source' }, link(url, el('bdi', {}, name)), el('small', {}, hostOf(url)));
}

function fileName(url) {
  try {
    return decodeURIComponent(new URL(url).pathname.split('/').pop()) || url;
  } catch {
    return url;
  }
}

function hostOf(url) {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}

function template(shown) {
  const parts = [el('p', { className: 'template-name' }, icon('template'), el('b', {}, shown.name), shown.language)];
  if (shown.headerFormat && shown.headerFormat !== 'TEXT' && shown.headerFormat !== 'null') {
    parts.push(el('div', { className: 'picture' }, icon(['image', 'video', 'document'].find((kind) => kind === shown.headerFormat.toLowerCase()) ?? 'image')));
  }
  if (shown.header) {
    parts.push(el('p', { className: 'heading', dir: 'auto' }, shown.header));
  }
  if (shown.text) {
    parts.push(text(shown.text));
  } else if (shown.values.length > 0) {
    parts.push(el('ol', { className: 'values' }, ...shown.values.map((value) => el('li', { dir: 'auto' }, value))));
  }
  if (!shown.text) {
    parts.push(el('p', { className: 'note' }, shown.known ? 'The template has no text here' : 'The simulated account has no template of this name, so only its values are known'));
  }
  if (shown.footer) {
    parts.push(el('p', { className: 'note', dir: 'auto' }, shown.footer));
  }
  if (shown.buttons?.length > 0) {
    parts.push(el('div', { className: 'buttons' }, ...shown.buttons.map(templateButton)));
  }
  return parts;
}

/** A link leads away, a call is no more than shown; any other button answers the business. */
function templateButton(button) {
  if (button.type === 'URL') {
    return link(button.url, icon('link'), button.text);
  }
  if (button.type === 'PHONE_NUMBER') {
    return el('span', {}, button.text);
  }
  return el('button', { type: 'button', tabIndex: -1, 'data-press': button.text }, icon('reply'), button.text);
}
