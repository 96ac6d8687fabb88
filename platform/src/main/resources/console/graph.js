// What feeds what, as a drawing: a column for each kind, curves between them. Numbers are put in as they come.

import {h, s} from './dom.js';

const KINDS = ['sources', 'views', 'services', 'models', 'monitors'];
const WIDE = 196, HIGH = 70, GAP = 16, BETWEEN = 64, TOP = 34;

/** Positions of all nodes: each column in the order of what feeds it. */
function layout(project) {
  const nodes = new Map();
  const columns = KINDS.filter(kind => Object.keys(project[kind]).length > 0);
  const most = Math.max(...columns.map(kind => Object.keys(project[kind]).length));
  columns.forEach((kind, column) => {
    const names = Object.keys(project[kind]);
    const weight = name => {
      const feeding = project.edges.filter(edge => edge.to === `${kind}/${name}` && nodes.has(edge.from)).map(edge => nodes.get(edge.from).y);
      return feeding.length ? feeding.reduce((sum, y) => sum + y, 0) / feeding.length : 0;
    };
    names.sort((one, other) => weight(one) - weight(other));
    const offset = (most - names.length) * (HIGH + GAP) / 2;
    names.forEach((name, row) => nodes.set(`${kind}/${name}`, {kind, name, x: column * (WIDE + BETWEEN), y: TOP + offset + row * (HIGH + GAP)}));
  });
  return {nodes, columns, width: columns.length * (WIDE + BETWEEN) - BETWEEN, height: TOP + most * (HIGH + GAP)};
}

function curve(from, to) {
  if (to.x <= from.x) { // back: below both
    const low = Math.max(from.y, to.y) + HIGH + GAP / 2;
    return `M${from.x + WIDE / 2},${from.y + HIGH} C${from.x + WIDE / 2},${low + 20} ${to.x + WIDE / 2},${low + 20} ${to.x + WIDE / 2},${to.y + HIGH}`;
  }
  const x1 = from.x + WIDE, y1 = from.y + HIGH / 2, x2 = to.x, y2 = to.y + HIGH / 2, pull = Math.max(30, (x2 - x1) / 2);
  return `M${x1},${y1} C${x1 + pull},${y1} ${x2 - pull},${y2} ${x2},${y2}`;
}

/**
 * The drawing, and how to put numbers into it.
 *
 * link: address of a node; words: of a pulse, {lines, state} of a node; flow: of a pulse, records a second on an edge, or undefined
 */
export function graph(project, {link, words, flow}) {
  const {nodes, columns, width, height} = layout(project);
  const edges = project.edges.filter(edge => nodes.has(edge.from) && nodes.has(edge.to)).map(edge => {
    const from = nodes.get(edge.from), to = nodes.get(edge.to);
    const far = Math.abs(to.x - from.x) > WIDE + BETWEEN;
    const path = s('path', {class: `edge ${edge.what} ${far ? 'far' : ''}`, d: curve(from, to)});
    const label = s('text', {class: 'rate', x: to.x - 6, y: to.y + HIGH / 2 - 6, 'text-anchor': 'end'});
    return {edge, path, label, far};
  });
  const boxes = [...nodes].map(([id, node]) => {
    const lines = [s('text', {x: 14, y: 43}), s('text', {x: 14, y: 59})];
    const group = s('a', {href: link(node.kind, node.name), class: 'node', 'aria-label': `${node.kind.slice(0, -1)} ${node.name}`, transform: `translate(${node.x},${node.y})`},
      s('rect', {class: 'box', width: WIDE, height: HIGH, rx: 8}), s('rect', {class: 'stripe', width: 4, height: HIGH - 16, x: 0, y: 8, rx: 2}),
      s('text', {class: 'name', x: 14, y: 24}, node.name.length > 24 ? node.name.slice(0, 23) + '…' : node.name), ...lines);
    return {id, node, group, lines};
  });
  const drawing = s('svg', {viewBox: `0 0 ${width} ${height}`, class: 'graph', role: 'group', 'aria-label': 'What feeds what', style: `max-width:${width * 1.15}px`},
    columns.map((kind, column) => s('text', {class: 'column', x: column * (WIDE + BETWEEN), y: 18}, kind)),
    edges.map(one => one.path), edges.map(one => one.label), boxes.map(one => one.group));
  const update = pulse => {
    boxes.forEach(({node, group, lines}) => {
      const said = words(node.kind, node.name, pulse);
      group.setAttribute('class', 'node ' + (said.state ?? ''));
      lines.forEach((line, position) => { line.textContent = said.lines[position] ?? ''; });
    });
    const seen = new Set();
    edges.forEach(({edge, path, label, far}) => {
      const perSecond = far ? undefined : flow(edge, pulse);
      path.classList.toggle('flowing', (perSecond?.value ?? 0) > 0);
      label.textContent = perSecond && !seen.has(edge.to + perSecond.text) && perSecond.value > 0 ? perSecond.text : '';
      seen.add(edge.to + perSecond?.text);
    });
  };
  return {element: h('div', {class: 'scroll'}, drawing), update};
}
