import { css } from 'lit';

/** What the places behind home share: kinds of buttons, what is wrong, cards, notices, result rows, helpful buttons, waiting. */
export const content = css`
  .button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .button.primary:hover {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
  }
  .button.quiet {
    min-block-size: 36px;
    padding: 4px 12px;
    border-color: var(--_border);
    font-size: calc(var(--_font-size) * 0.8667);
  }
  .button[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_soft);
  }
  .button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.7;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .fault {
    display: flex;
    gap: 6px;
    color: var(--_danger);
  }
  .fault .icon {
    inline-size: 16px;
    margin-block-start: 1px;
  }
  .link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .card {
    padding: 12px 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_small);
  }
  .framed {
    display: grid;
    gap: 8px;
  }
  .framed .row {
    min-block-size: 60px;
    padding: 10px 14px;
    border: 1px solid var(--_border);
  }
  .framed .row > .icon:first-child {
    color: var(--_accent);
  }
  .pill {
    padding: 1px 10px;
    border: 1px solid var(--_border);
    border-radius: 99px;
  }
  .pill.open {
    border-color: transparent;
    background: var(--_soft);
    color: var(--_text);
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding: 12px;
    border-radius: var(--_small);
    background: var(--_tint);
    font-size: calc(var(--_font-size) * 0.9334);
  }
  .notice > p {
    flex: 1;
    min-inline-size: 12em;
  }
  .notice > .icon {
    align-self: start;
    margin-block-start: 1px;
    color: var(--_muted);
  }
  .notice.trouble {
    background: color-mix(in srgb, var(--_danger) 8%, var(--_surface));
  }
  .notice.trouble > .icon {
    color: var(--_danger);
  }
  .excerpt {
    display: -webkit-box;
    overflow: hidden;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
  }
  .facts {
    display: block;
  }
  mark {
    font-weight: 600;
  }
  .row:has(.excerpt) > .icon {
    align-self: start;
    margin-block-start: 1px;
  }
  .helpful {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .helpful > .label,
  .helpful > [role='status'] {
    flex-basis: 100%;
  }
  .helpful > [role='status']:empty {
    display: none;
  }
  .empty {
    display: grid;
    gap: 8px;
    justify-items: start;
    padding-block: 8px;
  }
  .waiting {
    display: grid;
    gap: 12px;
    padding-block: 8px;
    /* Only what takes long is worth a picture of waiting. */
    animation: late 0s 300ms both;
  }
  .waiting::before,
  .waiting::after {
    block-size: 16px;
    border-radius: 4px;
    background: var(--_hover);
    content: '';
  }
  .waiting::after {
    inline-size: 60%;
  }
  @media (pointer: coarse) {
    .button.quiet {
      min-block-size: 44px;
    }
  }
  @keyframes late {
    from {
      visibility: hidden;
    }
  }
`;
