import { css } from 'lit';

/** Notices, result rows, helpful buttons and waiting: the shapes that several places show what they found in. */
export const content = css`
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
  @keyframes late {
    from {
      visibility: hidden;
    }
  }
`;
