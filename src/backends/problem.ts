export { ProblemError, type Problem, type ProblemKind } from '../core/problem.js';
