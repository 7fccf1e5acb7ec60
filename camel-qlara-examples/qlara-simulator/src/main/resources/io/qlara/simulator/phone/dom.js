// Every text becomes a text node: nothing in here reads markup.

export const byId = (id) => document.getElementById(id);

/** Makes an element; properties that are no properties of it, such as data-… and aria-…, become attributes. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) {
      element[name] = value;
    } else {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== ''));
  return element;
}

export function icon(name, className = '') {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', className);
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

/** A link to another host opens a page of its own and tells that host nothing; any other scheme than http and https is no link. */
export function link(url, ...children) {
  return /^https?:\/\//i.test(url)
    ? el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...children)
    : el('span', {}, ...children);
}

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const exact = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

export const timeOf = (at) => time.format(new Date(at));
export const secondOf = (at) => exact.format(new Date(at));
export const dayOf = (at) => (isToday(at) ? 'Today' : day.format(new Date(at)));
export const timeOrDayOf = (at) => (isToday(at) ? timeOf(at) : shortDay.format(new Date(at)));

function isToday(at) {
  return new Date(at).toDateString() === new Date().toDateString();
}

export function avatar(element, number) {
  element.textContent = number.slice(-2);
  element.dataset.hue = [...number].reduce((sum, digit) => sum * 7 + digit.charCodeAt(0), 0) % 8;
}

/** Lets the arrow keys, Home and End move the focus between the elements that a selector finds, of which one takes part in tabbing. */
export function arrows(container, selector, activate) {
  container.addEventListener('keydown', (event) => {
    const current = document.activeElement.closest(selector);
    if (!current || !container.contains(current)) {
      return;
    }
    const all = [...container.querySelectorAll(selector)].filter((one) => !one.closest('[hidden]'));
    const at = all.indexOf(current);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined && all[to] && !['TEXTAREA', 'INPUT'].includes(event.target.tagName)) {
      event.preventDefault();
      activate(all[to]);
      all[to].focus();
    }
  });
}
