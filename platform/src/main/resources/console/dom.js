// Elements, made of plain values: text is always text, never markup.

const SVG = 'http://www.w3.org/2000/svg';

function build(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export const h = (tag, attributes, ...children) => build(document.createElement(tag), attributes, children);

export const s = (tag, attributes, ...children) => build(document.createElementNS(SVG, tag), attributes, children);

/** A table of rows; a column is {head, cell, number}. */
export function table(columns, rows, options = {}) {
  return h('div', {class: 'scroll'}, h('table', {class: options.class},
    options.caption && h('caption', {}, options.caption),
    h('thead', {}, h('tr', {}, columns.map(column => h('th', {scope: 'col', class: column.number && 'number'}, column.head)))),
    h('tbody', {}, rows.map(row => h('tr', options.row ? options.row(row) : {},
      columns.map(column => h('td', {class: column.number && 'number'}, column.cell(row))))))));
}

export const section = (title, ...children) => h('section', {class: 'card'}, h('h2', {}, title), ...children);

export const tile = (label, value, note, state) =>
  h('div', {class: 'tile ' + (state ?? '')}, h('div', {class: 'label'}, label), h('div', {class: 'value'}, value), note && h('div', {class: 'note'}, note));

/** A choice that puts itself into the address. */
export function choice(label, options, chosen, change) {
  return h('label', {class: 'choice'}, label, h('select', {onchange: event => change(event.target.value)},
    options.map(option => h('option', {value: option, selected: option === chosen}, option))));
}
