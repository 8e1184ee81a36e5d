import { css } from 'lit';

/**
 * The looks a host may set, each with what is used where it says nothing.
 *
 * Pairs `x` and `on-x`; light and dark by `light-dark()`, which follows the `color-scheme` of the page and sets none.
 */
export const tokens = css`
  :host {
    --_accent: var(--ask-accent, light-dark(#3b4bc8, #aeb8ff));
    --_on-accent: var(--ask-on-accent, light-dark(#fff, #11142b));
    --_surface: var(--ask-surface, light-dark(#fff, #1a1b20));
    --_text: var(--ask-text, light-dark(#1b1d23, #eceef3));
    --_muted: var(--ask-muted, light-dark(#565c69, #a9afbc));
    --_border: var(--ask-border, light-dark(#e3e5ea, #33363f));
    --_danger: var(--ask-danger, light-dark(#a8201a, #ffb3ab));
    --_focus: var(--ask-focus, var(--_accent));
    --_radius: var(--ask-radius, 16px);
    --_small: calc(var(--_radius) * 0.625);
    --_font-size: var(--ask-font-size, 15px);
    --_tint: color-mix(in srgb, var(--_text) 4%, var(--_surface));
    --_hover: color-mix(in srgb, var(--_text) 6%, transparent);
    --_soft: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
    /* A field's edge is all that shows where it is: 3:1 (WCAG 1.4.11), which a hairline is not. */
    --_edge: color-mix(in srgb, var(--_text) 48%, var(--_surface));
    color: var(--_text);
    font-family: var(--ask-font, inherit);
    font-size: var(--_font-size);
    font-weight: 400;
    line-height: 1.5;
  }
`;
