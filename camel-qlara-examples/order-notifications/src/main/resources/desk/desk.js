// Asks every second what is new. Every text becomes a text node, never markup.

const GROUPS = { waiting: ['QUEUED', 'SENDING'], sent: ['SENT'], delivered: ['DELIVERED'], read: ['READ'], wrong: ['UNDELIVERABLE', 'REJECTED', 'FAILED', 'UNKNOWN'] };
const NAMES = { waiting: 'Waiting', sent: 'Sent', delivered: 'Delivered', read: 'Read', wrong: 'Not arrived' };
const MOST_ROWS = 1000;
const SECOND = 1000;

const byId = (id) => document.getElementById(id);
const rows = new Map();
let newest = '1970-01-01T00:00:00Z';
let phones = null;

function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  Object.entries(properties).forEach(([name, value]) => (name in element ? (element[name] = value) : element.setAttribute(name, value)));
  element.append(...children);
  return element;
}

async function answer(path, options) {
  const response = await fetch(path, options);
  const json = JSON.parse(await response.text() || 'null');
  return { status: response.status, json };
}

/** The number, as a link to the customer's phone while the simulator plays the service. */
function phone(number) {
  return phones ? el('a', { href: `${phones}#${encodeURIComponent(number)}`, target: 'phones', title: 'Open this phone' }, number) : el('span', {}, number);
}

function groupOf(state) {
  return Object.keys(GROUPS).find((group) => GROUPS[group].includes(state)) ?? 'sent';
}

function showOrder(order) {
  const known = rows.get(order.orderId);
  if (known && known.order.updatedAt === order.updatedAt && known.order.followedUp === order.followedUp) {
    return;
  }
  const row = known?.row ?? el('tr');
  row.className = groupOf(order.state);
  row.replaceChildren(el('td', {}, order.orderId),
    el('td', {}, el('span', { className: 'customer', dir: 'auto' }, order.customer), phone(order.phone)),
    el('td', { dir: 'auto' }, order.items), el('td', { className: 'amount' }, Number(order.amount).toFixed(2)),
    el('td', {}, el('span', { className: 'state' }, order.state), order.reason && row.className === 'wrong' ? el('small', {}, order.reason) : ''));
  rows.set(order.orderId, { row, order });
  // what has changed last is on top, unless somebody is about to click on it
  if (!known || !byId('orders').matches(':hover, :focus-within')) {
    byId('orders').prepend(row);
  }
  if (!known) {
    while (byId('orders').childElementCount > MOST_ROWS) {
      byId('orders').lastElementChild.remove();
    }
  }
}

function filter() {
  const wanted = byId('search').value.trim().toLowerCase();
  let shown = 0;
  rows.forEach(({ row, order }) => {
    const text = `${order.orderId} ${order.customer} ${order.phone} ${order.state}`.toLowerCase();
    row.hidden = !text.includes(wanted);
    shown += row.hidden ? 0 : 1;
  });
  byId('shown').textContent = `${shown} of ${rows.size} orders`;
}

function showCounts() {
  const all = [...rows.values()].map(({ order }) => groupOf(order.state));
  byId('counts').replaceChildren(...Object.keys(GROUPS).map((group) => el('li', { className: group },
    el('b', {}, String(all.filter((one) => one === group).length)), NAMES[group])));
}

function showCalls() {
  const calls = [...rows.values()].map(({ order }) => order).filter((order) => order.followedUp).reverse();
  replace('calls', 'call-count', calls.map((order) => el('li', {}, el('b', { dir: 'auto' }, order.customer), ' ', phone(order.phone),
    el('small', {}, `${order.orderId} is ${order.state}`))));
}

function showProblems(problems) {
  replace('problems', 'problem-count', problems.map((problem) => el('li', {},
    problem.kind === 'message' ? phone(problem.phone) : el('b', {}, problem.where),
    el('small', { dir: 'auto' }, problem.kind === 'message' ? `“${problem.what}”` : problem.what))));
}

/** Leaves a list alone that says the same as before, so that nothing jumps under the mouse. */
function replace(list, count, items) {
  const text = items.map((item) => item.textContent).join('\n');
  if (byId(list).dataset.text !== text) {
    byId(list).dataset.text = text;
    byId(list).replaceChildren(...items);
    byId(count).textContent = items.length > 0 ? items.length : '';
  }
}

function showFiles(files) {
  files.reverse().forEach((file) => {
    const id = `file-${file.id}`;
    const card = byId(id) ?? el('article', { id }, el('h2', {}, file.name), el('p'), el('div', { className: 'bar', role: 'progressbar',
      'aria-label': file.name, 'aria-valuemin': 0 }, el('i', { className: 'delivered' }), el('i', { className: 'sent' }), el('i', { className: 'wrong' })));
    const [, words, bar] = card.children;
    const done = file.total - file.waiting;
    words.textContent = `${file.sent} of ${file.total} sent${file.complete ? '' : ', still reading'}, ${file.delivered} delivered, ${file.wrong} not arrived`
      + `${file.broken > 0 ? `, broken rows: ${file.broken}` : ''}${file.known > 0 ? `, ${file.known} known before` : ''}`;
    bar.setAttribute('aria-valuenow', done);
    bar.setAttribute('aria-valuemax', file.total);
    [file.delivered, done - file.delivered - file.wrong, file.wrong].forEach((orders, i) => {
      bar.children[i].style.width = `${(100 * orders) / Math.max(1, file.total)}%`;
    });
    if (!card.isConnected) {
      byId('files').prepend(card);
    }
  });
  while (byId('files').childElementCount > 5) {
    byId('files').lastElementChild.remove();
  }
}

async function look() {
  try {
    if (phones === null) {
      phones = (await answer('/desk/phone')).json;
      byId('phones').hidden = phones === '';
      byId('phones').href = phones;
    }
    const [orders, files, problems] = await Promise.all([answer(`/desk/orders?${new URLSearchParams({ since: newest })}`),
      answer('/desk/files'), answer('/desk/problems')]);
    orders.json.forEach(showOrder);
    newest = orders.json.map((order) => order.updatedAt).concat(newest).sort((one, other) => Date.parse(one) - Date.parse(other)).pop();
    showFiles(files.json);
    showProblems(problems.json);
    showCounts();
    showCalls();
    filter();
    tell(true);
  } catch {
    tell(false);
  }
  setTimeout(look, SECOND);
}

function tell(isUp) {
  const text = isUp ? 'Live' : 'Connection lost – trying again';
  byId('link').dataset.up = isUp;
  if (byId('link').textContent !== text) {
    byId('link').textContent = text;
  }
}

async function drop(file) {
  const told = byId('dropped');
  told.className = '';
  told.textContent = `Sending ${file.name}…`;
  try {
    const { status, json } = await answer(`/desk/files?${new URLSearchParams({ name: file.name })}`,
      { method: 'POST', headers: { 'Content-Type': 'text/csv' }, body: file });
    told.className = status === 202 ? '' : 'failed';
    told.textContent = status === 202 ? `${json} is being read` : json?.error ?? `The application answered ${status}`;
  } catch {
    told.className = 'failed';
    told.textContent = 'The application does not answer';
  }
}

/** One after the other, so that what is told of a file that was refused stays to be read: none is sent after it. */
async function dropEach(files) {
  for (const file of files) {
    await drop(file);
    if (byId('dropped').className === 'failed') {
      return;
    }
  }
}

async function post(event) {
  event.preventDefault();
  const told = byId('posted');
  try {
    const { status, json } = await answer('/orders', { method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(Object.fromEntries(new FormData(byId('order')))) });
    told.className = status === 202 ? '' : 'failed';
    told.textContent = { 202: `${json?.orderId} is queued`, 409: `${json?.orderId} was known before and is not sent again` }[status]
      ?? json?.error ?? `The application answered ${status}`;
  } catch {
    told.className = 'failed';
    told.textContent = 'The application does not answer';
  }
}

byId('search').addEventListener('input', filter);
byId('file').addEventListener('change', (event) => { drop(event.target.files[0]); event.target.value = ''; });
byId('order').addEventListener('submit', post);
byId('order').elements.deliveryDate.valueAsDate = new Date(Date.now() + 3 * 86400 * SECOND);
for (const name of ['dragover', 'drop']) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    byId('drop').classList.toggle('over', name === 'dragover');
    if (name === 'drop') {
      dropEach([...event.dataTransfer.files]);
    }
  });
}
document.addEventListener('dragleave', () => byId('drop').classList.remove('over'));

look();
