import type { TemplateResult } from 'lit';
import type { IconName } from '../../ui/icons.js';

/** A line below the field: what it says, and where choosing it leads. */
export interface Line {
  readonly text: TemplateResult;
  readonly part: 'suggestion' | 'result';
  readonly icon: IconName;
  choose(): void;
}

/** Lines under a name of their own. */
export interface Group {
  readonly name: string | TemplateResult;
  readonly lines: readonly Line[];
}
