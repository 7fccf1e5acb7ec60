import { arrows, byId, el, secondOf } from './dom.js';

const MOST_CALLS = 200;
const FAULTS = { REJECT: 'rejected', TOO_MANY_REQUESTS: '429', SERVER_ERROR: '500', SLOW: 'five seconds', CONNECTION_LOST: 'connection lost' };

/** What is planned for the next messages, and the webhook calls with their answers. */
export class Tester {
  #calls = byId('calls');
  #planned = byId('planned');
  #total = 0;

  constructor(server, details) {
    document.querySelectorAll('[data-fault]').forEach((button) => button.addEventListener('click',
      () => server.send('POST', 'faults', { kind: button.dataset.fault })));
    this.#planned.addEventListener('click', (event) => {
      if (event.target.closest('button')) {
        server.send('DELETE', 'faults');
      }
    });
    this.#calls.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (button) {
        details.call(Number(button.dataset.call), button.dataset.title);
      }
    });
    arrows(this.#calls, 'button', (button) => this.#tabTo(button));
  }

  show(state) {
    byId('no-webhook').hidden = state.webhook;
    const planned = state.faults.map((fault) => FAULTS[fault]).join(', then ');
    this.#planned.replaceChildren(...(planned === '' ? [] : [el('span', {}, `Planned: ${planned}`),
      el('button', { type: 'button', className: 'plain' }, 'Forget')]));
    const known = new Set([...this.#calls.querySelectorAll('button')].map((button) => Number(button.dataset.call)));
    const fresh = state.calls.filter((call) => !known.has(call.number));
    this.#calls.prepend(...fresh.slice(-MOST_CALLS).reverse().map(row));
    while (this.#calls.childElementCount > MOST_CALLS) {
      this.#calls.lastElementChild.remove();
    }
    this.#total += fresh.length;
    byId('call-count').textContent = this.#total === 0 ? '' : this.#total;
    byId('no-calls').hidden = this.#total > 0;
    if (!this.#calls.querySelector('[tabindex="0"]')) {
      this.#tabTo(this.#calls.querySelector('button'));
    }
  }

  clear() {
    this.#total = 0;
    this.#calls.replaceChildren();
  }

  #tabTo(button) {
    this.#calls.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
    button?.setAttribute('tabindex', '0');
  }
}

function row(call) {
  const taken = Math.floor(call.statusCode / 100) === 2;
  const answer = call.statusCode === 0 ? 'no answer' : String(call.statusCode);
  const attempt = call.attempt === 1 ? '' : `attempt ${call.attempt}`;
  return el('li', {}, el('button', { type: 'button', tabIndex: -1, 'data-call': call.number, 'data-title': `${call.type} answered ${answer}`,
    title: call.failure ?? '' },
  el('span', { className: `status ${taken ? 'taken' : 'refused'}` }, answer),
  el('span', { className: 'what' }, el('b', {}, call.type), attempt, el('bdi', {}, call.messageId ?? 'no message id')),
  el('time', { dateTime: call.at }, secondOf(call.at))));
}
