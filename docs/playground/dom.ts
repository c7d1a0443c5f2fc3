/** Make an element; texts become text, never markup. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: ReadonlyArray<Node | string>
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

/** Make a button. */
export function makeButton(label: string, click: () => void): HTMLButtonElement {
  const button = make('button', {type: 'button'}, label)
  button.addEventListener('click', click)
  return button
}

/** Find an element of the page. */
export function get<Type extends HTMLElement = HTMLElement>(id: string): Type {
  const element = document.getElementById(id)
  if (!element) throw new Error(`Cannot find #${id} in the page`)
  return element as Type
}
