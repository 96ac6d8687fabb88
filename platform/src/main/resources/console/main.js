// Which page is shown. The address after # says it, so that a link can be sent to somebody.

import {h} from './dom.js';
import {begin, project} from './live.js';
import * as overview from './overview.js';
import * as features from './features.js';
import * as models from './models.js';
import * as drift from './drift.js';
import * as operations from './operations.js';

const PAGES = {overview, features, models, drift, operations};
const TITLES = Object.keys(PAGES);
const STATES = {live: 'live', silent: 'no news for some seconds', lost: 'no connection, trying again'};
const main = document.getElementById('main');
let leave = () => {};

/** What an address says in escapes; what is none is taken as it is. */
function plain(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}

/** {page, name, query} of an address such as #/models/bot?over=window. */
function place() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const [page, name] = path.split('/');
  return {page: Object.hasOwn(PAGES, page) ? page : 'overview', name: name && plain(name), query: new URLSearchParams(query)};
}

function show() {
  const at = place();
  leave();
  document.querySelectorAll('nav a').forEach(link => {
    if (link.dataset.page === at.page) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  });
  document.title = `${at.page[0].toUpperCase()}${at.page.slice(1)} · ${project.project} · Millrace`;
  main.replaceChildren();
  leave = PAGES[at.page].show(main, at) ?? (() => {});
}

export function notice(text) {
  const box = document.getElementById('notice');
  box.replaceChildren(text, h('button', {type: 'button', onclick: () => { box.hidden = true; }}, 'Close'));
  box.hidden = false;
}

function theme(next) {
  document.documentElement.dataset.theme = next;
  localStorage.setItem('millrace-theme', next);
  window.dispatchEvent(new Event('themechange'));
}

function keys(event) {
  if (event.target.closest('input, select, textarea') || event.ctrlKey || event.metaKey || event.altKey) return;
  const page = TITLES[Number(event.key) - 1];
  if (page) location.hash = page === 'overview' ? '#/' : '#/' + page;
  else if (event.key === 't') toggle();
  else if (event.key === '/') { document.querySelector('main input')?.focus(); event.preventDefault(); }
}

const dark = () => document.documentElement.dataset.theme
  ? document.documentElement.dataset.theme === 'dark'
  : matchMedia('(prefers-color-scheme: dark)').matches;
const toggle = () => theme(dark() ? 'light' : 'dark');

if (localStorage.getItem('millrace-theme')) document.documentElement.dataset.theme = localStorage.getItem('millrace-theme');
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => window.dispatchEvent(new Event('themechange')));
document.getElementById('theme').addEventListener('click', toggle);
document.addEventListener('keydown', keys);
window.addEventListener('hashchange', show);
window.addEventListener('unhandledrejection', event => { notice(event.reason?.message ?? String(event.reason)); event.preventDefault(); });

begin(state => {
  const box = document.getElementById('state');
  box.textContent = STATES[state];
  box.className = 'state ' + state;
}).then(() => {
  document.querySelector('.brand').append(' ', h('span', {class: 'project'}, project.project));
  show();
}, problem => main.replaceChildren(h('p', {class: 'bad'}, problem.message)));
