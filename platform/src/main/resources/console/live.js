// The stream of pulses, and questions to the process. A token, where one is needed, is kept for the tab alone.

const TOKEN = 'millrace-token';
const KEPT = 300;
const SILENCE = 6_000;

let heard = Date.now();

const listeners = new Set();
export const pulses = [];
export const project = {};

const headers = () => {
  const token = sessionStorage.getItem(TOKEN);
  return token ? {Authorization: 'Bearer ' + token} : {};
};

/** Asks for a token; one that is none of ASCII cannot be sent. */
function token(question) {
  const typed = window.prompt(question)?.trim() ?? '';
  if (/^[\x21-\x7e]+$/.test(typed)) { sessionStorage.setItem(TOKEN, typed); return true; }
  sessionStorage.removeItem(TOKEN);
  return false;
}

async function allowed(response, again) {
  if (response.status === 401 && token('This process wants to know who asks. Token:')) return again();
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error ?? response.status + ' ' + response.statusText);
  return body;
}

export async function get(path) {
  return allowed(await fetch(path, {headers: headers()}), () => get(path));
}

export async function post(path, body) {
  const sent = {method: 'POST', headers: {...headers(), 'Millrace-Console': '1', 'Content-Type': 'application/json'}, body: body && JSON.stringify(body)};
  return allowed(await fetch(path, sent), () => post(path, body));
}

/** Calls with each pulse, and with the last one at once; returns how to end it. */
export function listen(listener) {
  listeners.add(listener);
  if (pulses.length > 0) listener(pulses.at(-1));
  return () => listeners.delete(listener);
}

function take(pulse) {
  if (pulse.at === undefined) return;
  heard = Date.now();
  shown('live');
  if (pulses.length === 0) performance.mark('first-data');
  pulses.push(pulse);
  if (pulses.length > KEPT) pulses.shift();
  listeners.forEach(listener => listener(pulse));
}

let shown = () => {};

async function read(state) {
  shown = state;
  const response = await fetch('/console/live', {headers: headers()});
  if (!response.ok) { await allowed(response, () => undefined); return; }
  state('live');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const events = (rest + part.value).split('\n\n');
    rest = events.pop();
    events.forEach(event => take(JSON.parse(event.replace(/^data: /, ''))));
  }
}

/** Reads the stream for ever; a process that is gone is asked again. */
export async function begin(state) {
  let asked = await fetch('/console/project', {headers: headers()});
  if (asked.status === 403 && token('That token may not watch. Another one:')) asked = await fetch('/console/project', {headers: headers()});
  Object.assign(project, await allowed(asked, () => get('/console/project')));
  setInterval(() => { if (Date.now() - heard > SILENCE) state('silent'); }, 1_000);
  (async () => {
    for (;;) {
      try { await read(state); } catch (problem) { console.debug(problem.message); }
      state('lost');
      await new Promise(resolve => setTimeout(resolve, 2_000));
    }
  })();
}
