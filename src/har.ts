export { cleanHar, type CleanHar, type KeepInHar } from './core/har/clean.js';
export { countByKind, type Removal, type RemovalKind } from './core/har/removal.js';
export { ProblemError, type Problem } from './core/problem.js';
