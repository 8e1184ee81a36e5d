import { css } from 'lit';

/** A card with what was agreed. */
export const styles = css`
  .card {
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_small);
  }
  .standing {
    font-weight: 600;
  }
  :is(.standing, .sure):focus {
    outline: none;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(11em, 100%), 1fr));
    gap: 8px 16px;
  }
`;
