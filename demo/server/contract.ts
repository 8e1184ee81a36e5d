import type { operations } from './openapi.js';

/** The operations of `openapi.yaml`, by their ids. */
type Id = keyof operations;

/** What the contract lets an operation answer when all is well. */
export type Answer<Operation extends Id> = Unsaid<JsonOf<operations[Operation]['responses'][keyof operations[Operation]['responses'] & (200 | 201)]>>;

/** The body that the contract has an operation be sent. */
export type Sent<Operation extends Id> = JsonOf<NonNullable<operations[Operation]['requestBody']>>;

/** The parameters behind the `?` of an operation's address; whatever they should be, they arrive as texts. */
export type Query<Operation extends Id> = { readonly [Name in keyof NonNullable<operations[Operation]['parameters']['query']>]?: string };

type JsonOf<Message> = Message extends { readonly content: { readonly 'application/json': infer Value } } ? Value : never;

/** A value in which a member that is `undefined` is as good as absent: JSON does not tell them apart. */
type Unsaid<Value> = Value extends object ? { readonly [Key in keyof Value]: Unsaid<Value[Key]> | (object extends Pick<Value, Key> ? undefined : never) } : Value;
