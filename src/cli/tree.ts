import type { DefaultTreeAdapterTypes } from 'parse5';

/** HTML as parse5 reads it, which is as browsers do. */
export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Parent = DefaultTreeAdapterTypes.ParentNode;
export type Element = DefaultTreeAdapterTypes.Element;

/** Whether a node is an element, of one of some names where there are any. */
export const isElement = (node: Node | Parent, ...names: readonly string[]): node is Element =>
  'tagName' in node && (!names.length || names.includes(node.tagName));

/** Whether an element is of one of some names. */
export const isOne = (element: Element, ...names: readonly string[]): boolean => names.includes(element.tagName);

/** What an attribute says. */
export const attribute = (element: Element, name: string): string | undefined => element.attrs.find((one) => one.name === name)?.value;

/** The first element that fits, in the order of the page. */
export function first(parent: Parent, fits: (element: Element) => boolean): Element | undefined {
  for (const node of parent.childNodes) {
    if (!isElement(node)) continue;
    const found = fits(node) ? node : first(node, fits);
    if (found) return found;
  }
  return undefined;
}

/** Takes nodes out of the tree, at any depth. */
export function remove(parent: Parent, unwanted: (node: Node) => boolean): void {
  parent.childNodes = parent.childNodes.filter((node) => !unwanted(node));
  for (const node of parent.childNodes) if (isElement(node)) remove(node, unwanted);
}
