import { attribute, first, isElement, isOne, type Element, type Node, type Parent } from './tree.js';

const BLOCKS = 'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table ul'.split(' ');
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** HTML as one reads it: no markup, paragraphs parted by empty lines, a list or a table line by line. */
export const readable = (parent: Parent): string => blocks(parent).join('\n\n');

/** Whether an element is a heading. */
export const isHeading = (node: Node): node is Element => isElement(node, ...HEADINGS);

/** Blocks, and what runs on between them. */
function blocks(parent: Parent): readonly string[] {
  const found: string[] = [];
  let running: Node[] = [];
  const flush = (): void => {
    const text = tidy(running.map(inline).join(''));
    if (text) found.push(text);
    running = [];
  };
  for (const node of parent.childNodes) {
    if (!isElement(node) || !isBlock(node)) running.push(node);
    else {
      flush();
      found.push(...block(node));
    }
  }
  flush();
  return found;
}

function block(element: Element): readonly string[] {
  if (isOne(element, 'ul', 'ol')) return lines(listLines(element));
  if (isOne(element, 'table')) return lines(tableLines(element));
  if (isOne(element, 'pre')) return lines([element.childNodes.map(raw).join('').replace(/^\n+|\s+$/g, '')]);
  return blocks(element);
}

const lines = (all: readonly string[]): readonly string[] => (all.some(Boolean) ? [all.join('\n')] : []);

const isBlock = (element: Element): boolean => isElement(element, ...BLOCKS) || first(element, (inner) => isElement(inner, ...BLOCKS)) !== undefined;

function listLines(list: Element): readonly string[] {
  const items = list.childNodes.filter((node) => isElement(node, 'li'));
  const start = Number(attribute(list, 'start') ?? 1);
  return items.flatMap((item, at) => {
    const [text = '', ...others] = blocks(item);
    return [`${isOne(list, 'ol') ? `${start + at}.` : '•'} ${text}`, ...others];
  });
}

/** "Free – Contacts: 1,000; Mails a month: 500": a cell means little away from its column. */
function tableLines(table: Element): readonly string[] {
  const caption = first(table, (element) => isElement(element, 'caption'));
  const all = rows(table).map((row) => row.childNodes.filter((node) => isElement(node, 'td', 'th')));
  const headed = all.length > 1 && all[0]!.every((cell) => isElement(cell, 'th'));
  const head = headed ? all[0]!.map(cellText) : [];
  const body = (headed ? all.slice(1) : all).map(([start, ...cells]) => {
    const values = cells.map((cell, at) => (head[at + 1] ? `${head[at + 1]!}: ${cellText(cell)}` : cellText(cell)));
    return [start ? cellText(start) : '', values.join('; ')].filter(Boolean).join(' – ');
  });
  return [...(caption ? [cellText(caption)] : []), ...body];
}

const rows = (parent: Parent): readonly Element[] =>
  parent.childNodes.flatMap((node) => {
    if (isElement(node, 'tr')) return [node];
    return isElement(node, 'thead', 'tbody', 'tfoot') ? rows(node) : [];
  });

const cellText = (cell: Element): string => blocks(cell).join(' ').replaceAll('\n', ' ');

function inline(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value.replace(/[ \t\n\f]+/g, ' ');
  if (!isElement(node)) return '';
  if (isOne(node, 'br')) return '\n';
  if (isOne(node, 'img')) return attribute(node, 'alt') ?? '';
  return node.childNodes.map(inline).join('');
}

function raw(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if (!isElement(node)) return '';
  return isOne(node, 'br') ? '\n' : node.childNodes.map(raw).join('');
}

const tidy = (text: string): string => text.replace(/ *\n */g, '\n').replace(/ {2,}/g, ' ').trim();
