import { css } from 'lit';

/** An article as it reads in the dialog. */
export const styles = css`
  .skip:not(:focus) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .content {
    line-height: 1.6;
  }
  .content:focus {
    outline: none;
  }
  .content > * + *,
  .content :is(li, blockquote, td, details, div) > * + * {
    margin-block-start: 12px;
  }
  .content li + li {
    margin-block-start: 6px;
  }
  .content :is(h3, h4, h5, h6) {
    margin-block-start: 24px;
    color: inherit;
    font-size: calc(var(--_font-size) * 1.0667);
    font-weight: 600;
  }
  .content :is(h4, h5, h6) {
    font-size: var(--_font-size);
  }
  .content :is(ol, ul) {
    padding-inline-start: 24px;
    list-style: revert;
  }
  .content img {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--_small);
  }
  .content blockquote {
    margin-inline: 0;
    padding: 12px 16px;
    border-inline-start: 3px solid var(--_accent);
    border-radius: 0 var(--_small) var(--_small) 0;
    background: var(--_soft);
  }
  .content blockquote:dir(rtl) {
    border-radius: var(--_small) 0 0 var(--_small);
  }
  .content :is(pre, code, kbd, samp) {
    border-radius: 4px;
    background: var(--_tint);
    font-size: 0.9em;
  }
  .content pre {
    padding: 12px;
    overflow: auto;
  }
  .content :is(code, kbd, samp) {
    padding: 1px 4px;
  }
  .content table {
    display: block;
    max-inline-size: 100%;
    overflow: auto;
    border-collapse: collapse;
    font-size: 0.9334em;
  }
  .content :is(th, td) {
    padding: 8px 12px;
    border: 1px solid var(--_border);
    text-align: start;
  }
  .content :is(th) {
    background: var(--_tint);
    font-weight: 600;
  }
  .about {
    display: grid;
    gap: 4px;
  }
  .about div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 6px;
  }
  .about dt::after {
    content: ':';
  }
  .end {
    padding-block-start: 16px;
    border-block-start: 1px solid var(--_border);
  }
`;
