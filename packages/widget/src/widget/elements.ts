type Properties = Record<string, string | boolean | number>;

/**
 * An element with its attributes and children. Text only ever becomes text nodes: no markup is
 * parsed, so nothing that a survey says can become a script on somebody's page.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Properties = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}
