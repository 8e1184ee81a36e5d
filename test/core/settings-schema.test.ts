import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SETTINGS_KEYS } from '../../src/core/settings.js';
import { checkSettings } from '../../src/core/settings-check.js';
import { filesBelow } from '../support/files.js';

/** The part of JSON Schema that our schema is written in. */
interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly examples?: readonly unknown[];
}

const schema = JSON.parse(readFileSync('settings.schema.json', 'utf8')) as Schema;
const accepts = new Ajv2020({ strict: true, strictTypes: false }).compile(schema);

/** Whether a name that is well formed is one that exists, and there once, no schema can say. */
const OF_NAMES = /is not (a plan|an add-on|another field) we know|two fields named/;

/** What the check complains of that a schema could see. */
const complaints = (given: unknown): readonly string[] =>
  checkSettings(given).problems.map(({ message }) => message).filter((message) => !OF_NAMES.test(message));

/** What an editor reads: a text, not an object with keys that JavaScript treats in its own way. */
const read = (json: string): unknown => JSON.parse(json) as unknown;

test('the examples, a short one and one with nearly everything, are right by both', () => {
  expect(schema.examples).toHaveLength(2);
  for (const example of schema.examples!) expect([accepts(example), checkSettings(example).problems]).toEqual([true, []]);
});

describe('both find right', () => {
  for (const json of [
    '{}',
    '{"locale":"nb"}',
    '{"locale":"nb_NO"}',
    '{"locale":"zh-Hant-TW"}',
    '{"locale":"de-DE-1996-u-co-phonebk-x-mine"}',
    '{"plan":"professional"}',
    '{"plan":[]}',
    '{"plan":["starter","enterprise"]}',
    '{"plan":{}}',
    '{"plan":{"includes":"starter","channels":{"chat":null,"phone":{}}}}',
    '{"addOns":["premium"]}',
    '{"timeZone":"America/Argentina/Buenos_Aires"}',
    '{"timeZone":"Etc/GMT+5"}',
    '{"timeZone":"UTC"}',
    '{"index":""}',
    '{"index":"help.json?v=2"}',
    '{"index":"08:00"}',
    '{"endpoint":"//help.example.com/api"}',
    '{"endpoint":"HTTPS://help.example.com:8443/api?x=a:b#c"}',
    '{"fallbackHref":"http://127.0.0.1:4280/support"}',
    '{"fallbackHref":"mailto:help@example.com?subject=Help me"}',
    '{"links":{"community":"tel:+1 555 0100","seats":"#seats","login":"../login"}}',
    '{"person":{}}',
    '{"person":{"role":"member","seat":"none","designated":false,"language":"JA"}}',
    '{"account":{"created":"2024-02-29"}}',
    '{"account":{"created":"2000-02-29T23:59:59.999+05:30","renews":"2024-12-31T24:00Z"}}',
    '{"account":{"contacts":{"sales":{"name":"Kim"},"anything else":{}}}}',
    '{"plans":{"premium":{"requires":[]},"own plan":{"requires":["starter"]}}}',
    '{"hours":{}}',
    '{"hours":{"chat":{},"email":{"weekly":{}}}}',
    '{"hours":{"chat":{"weekly":{"mon":[],"fri-mon":["22:00-06:00","00:00-24:00"]}}}}',
    '{"hours":{"phone":{"timeZone":"Asia/Kathmandu","closed":["2026-12-25"],"languages":{"ja":{"weekly":{"sat-sun":["09:00-09:01"]}}}}}}',
    '{"directory":{"contracts":{"withinDays":0},"customer-success":{"link":"/success"}}}',
    '{"guarantees":{"standard":{"businessHours":0.5},"critical":{}}}',
    '{"suggestions":[]}',
    '{"suggestions":[{"question":"How?","pages":["*"],"language":"pt-BR"}]}',
    '{"answers":{"confidence":0}}',
    '{"fields":[]}',
    '{"fields":[{"name":"Build number","label":"","type":"text"}]}',
    '{"fields":[{"name":"b","label":{"en":"Browser","pt-BR":"Navegador"},"type":"multi","options":["Chrome",{"value":"ff","label":{"nb":"Ildrev"}}],"help":"Any","required":false}]}',
    '{"fields":[{"name":"a","label":"A","type":"date","when":{"channel":["email","callback"]}},{"name":"b","label":"B","type":"textarea","when":{"field":"a","is":["x"]}}]}',
    '{"messages":{"nb":{"panel.title":"Hjelp","form.a.b":""},"sv":{}}}',
  ])
    test(json, () => expect([accepts(read(json)), complaints(read(json))]).toEqual([true, []]));
});

describe('both find wrong', () => {
  for (const json of [
    '[]',
    '"starter"',
    '7',
    '{"colour":"blue"}',
    '{"fields":7}',
    '{"__proto__":{"plan":"enterprise"}}',
    '{"constructor":{}}',
    '{"locale":""}',
    '{"locale":"not a language"}',
    '{"locale":"nbsp"}',
    '{"locale":"sl-rozaj-rozaj"}',
    '{"locale":["nb"]}',
    '{"plan":7}',
    '{"plan":null}',
    '{"plan":["starter",7]}',
    '{"plan":{"channels":{"fax":{}}}}',
    '{"plan":{"channels":{"chat":true}}}',
    '{"plan":{"price":7}}',
    '{"addOns":"premium"}',
    '{"addOns":[{}]}',
    '{"surface":"fridge"}',
    '{"timeZone":""}',
    '{"timeZone":"Oslo"}',
    '{"timeZone":2}',
    '{"label":["Help"]}',
    '{"placement":"middle"}',
    '{"endpoint":"javascript:alert(1)"}',
    '{"index":"data:application/json,[]"}',
    '{"index":"ftp://example.com/help.json"}',
    '{"fallbackHref":"https://"}',
    '{"fallbackHref":"//"}',
    '{"fallbackHref":"mailto://help me"}',
    '{"fallbackHref":"\\u0001javascript:alert(1)"}',
    '{"fallbackHref":"https://1.2.3.256/"}',
    '{"fallbackHref":"https://example.com:70000/"}',
    '{"fallbackHref":null}',
    '{"person":"Ada"}',
    '{"person":[]}',
    '{"person":{"role":"boss"}}',
    '{"person":{"seat":"Core"}}',
    '{"person":{"designated":"true"}}',
    '{"person":{"id":17}}',
    '{"person":{"languages":["nb"]}}',
    '{"account":{"created":"2023-02-29"}}',
    '{"account":{"created":"1900-02-29"}}',
    '{"account":{"created":"2024-04-31"}}',
    '{"account":{"created":"2024-3-5"}}',
    '{"account":{"created":"5 March 2024"}}',
    '{"account":{"created":""}}',
    '{"account":{"renews":"2024-13-01"}}',
    '{"account":{"renews":"2024-03-05T25:00"}}',
    '{"account":{"renews":"2024-03-05 10:00"}}',
    '{"account":{"trialStarted":1710000000000}}',
    '{"account":{"contacts":{"sales":"Kim"}}}',
    '{"account":{"contacts":{"sales":{"link":"/kim"}}}}',
    '{"account":{"contacts":{"__proto__":{}}}}',
    '{"plans":[]}',
    '{"plans":{"gold":null}}',
    '{"plans":{"constructor":{}}}',
    '{"plans":{"gold":{"requires":"enterprise"}}}',
    '{"plans":{"gold":{"channels":{"email":{"seats":["window"]}}}}}',
    '{"plans":{"gold":{"channels":{"email":{"seatsFrom":"soon"}}}}}',
    '{"plans":{"gold":{"channels":{"email":{"languages":["en","!!"]}}}}}',
    '{"plans":{"gold":{"channels":{"email":{"link":"file:///etc/passwd"}}}}}',
    '{"plans":{"gold":{"channels":{"email":{"reply":{"kind":"soon"}}}}}}',
    '{"plans":{"gold":{"channels":{"email":{"reply":{"within":{"businessDays":-1}}}}}}}',
    '{"plans":{"gold":{"channels":{"email":{"reply":{"within":{"days":1}}}}}}}',
    '{"hours":{"chat":null}}',
    '{"hours":{"fax":{}}}',
    '{"hours":{"chat":{"weekly":["08:00-20:00"]}}}',
    '{"hours":{"chat":{"weekly":{"monday":["08:00-20:00"]}}}}',
    '{"hours":{"chat":{"weekly":{"mon-":["08:00-20:00"]}}}}',
    '{"hours":{"chat":{"weekly":{"mon-tue-wed":["08:00-20:00"]}}}}',
    '{"hours":{"chat":{"weekly":{"Mon":["08:00-20:00"]}}}}',
    '{"hours":{"chat":{"weekly":{"mon":"08:00-20:00"}}}}',
    '{"hours":{"chat":{"weekly":{"mon":["8:00-20:00"]}}}}',
    '{"hours":{"chat":{"weekly":{"mon":["08:00–20:00"]}}}}',
    '{"hours":{"chat":{"weekly":{"mon":["08:00-24:01"]}}}}',
    '{"hours":{"chat":{"weekly":{"mon":["24:00-08:00"]}}}}',
    '{"hours":{"chat":{"weekly":{"mon":["08:00-08:00"]}}}}',
    '{"hours":{"chat":{"closed":["2026-02-30"]}}}',
    '{"hours":{"chat":{"closed":"2026-12-25"}}}',
    '{"hours":{"chat":{"languages":{"ja":{"languages":{}}}}}}',
    '{"directory":{"legal":{}}}',
    '{"directory":{"billing":{"email":7}}}',
    '{"directory":{"contracts":{"withinDays":"90"}}}',
    '{"guarantees":{"urgent":{}}}',
    '{"guarantees":{"critical":30}}',
    '{"phone":"+15550100"}',
    '{"phone":{"standard":15550100}}',
    '{"suggestions":{}}',
    '{"suggestions":["How?"]}',
    '{"suggestions":[{"question":["How?"]}]}',
    '{"links":{"forum":"/forum"}}',
    '{"notices":{"staffAccess":1}}',
    '{"answers":{"confidence":"0.9"}}',
    '{"answers":{"confidence":-0.1}}',
    '{"denied":"yes"}',
    '{"fields":{}}',
    '{"fields":["browser"]}',
    '{"fields":[{}]}',
    '{"fields":[{"name":"a","label":"A"}]}',
    '{"fields":[{"name":" a","label":"A","type":"text"}]}',
    '{"fields":[{"name":"","label":"A","type":"text"}]}',
    '{"fields":[{"name":"constructor","label":"A","type":"text"}]}',
    '{"fields":[{"name":"a","label":"A","type":"number"}]}',
    '{"fields":[{"name":"a","label":7,"type":"text"}]}',
    '{"fields":[{"name":"a","label":{"English":"A"},"type":"text"}]}',
    '{"fields":[{"name":"a","label":"A","type":"choice"}]}',
    '{"fields":[{"name":"a","label":"A","type":"multi","options":[]}]}',
    '{"fields":[{"name":"a","label":"A","type":"choice","options":[{"label":"One"}]}]}',
    '{"fields":[{"name":"a","label":"A","type":"choice","options":["one\\ntwo"]}]}',
    '{"fields":[{"name":"a","label":"A","type":"text","required":"yes"}]}',
    '{"fields":[{"name":"a","label":"A","type":"text","when":{"channel":"fax"}}]}',
    '{"fields":[{"name":"a","label":"A","type":"text","when":{"plan":"free"}}]}',
    '{"messages":{"nb":"Hjelp"}}',
    '{"messages":{"nb":{"title":"Hjelp"}}}',
    '{"messages":{"nb":{"panel.title":null}}}',
    '{"messages":{"nb":{"__proto__":"x"}}}',
  ])
    test(json, () => {
      expect(accepts(read(json))).toBe(false);
      expect(complaints(read(json))).not.toEqual([]);
    });
});

describe('only the check can say', () => {
  for (const json of ['{"plan":"gold"}', '{"addOns":["starter"]}', '{"plans":{"own":{"includes":"silver"}}}', '{"timeZone":"Europe/Nowhere"}', '{"fields":[{"name":"a","label":"A","type":"text","when":{"field":"b"}}]}', '{"fields":[{"name":"a","label":"A","type":"text"},{"name":"a","label":"B","type":"date"}]}'])
    test(`whether what is named exists: ${json}`, () => expect([accepts(read(json)), checkSettings(read(json)).problems.length]).toEqual([true, 1]));
});

describe('only the schema frowns', () => {
  // The check takes what a browser can follow; an editor may ask for more care.
  for (const json of ['{"index":" help.json"}', '{"index":"https:\\\\\\\\example.com"}', '{"index":"https://ada:secret@example.com/"}', '{"index":"https://例え.jp/"}'])
    test(`on an address in an odd spelling: ${json}`, () => expect([accepts(read(json)), complaints(read(json))]).toEqual([false, []]));
});

describe('generated settings', () => {
  const documents = valuesOf(schema);

  test('that the schema allows cause no complaint', () => {
    fc.assert(
      fc.property(documents, (given) => {
        expect([given, accepts(given), complaints(given)]).toEqual([given, true, []]);
      }),
      { numRuns: 200 },
    );
  });

  test('with something spoiled in them are wrong by both, or right by both', () => {
    const seen = { right: 0, wrong: 0 };
    fc.assert(
      fc.property(documents, fc.nat(), fc.oneof(SLIPS.value, SLIPS.key), (given, where, slip) => {
        const spoiled = read(spoil(given, where, slip));
        const right = accepts(spoiled);
        seen[right ? 'right' : 'wrong'] += 1;
        expect([JSON.stringify(spoiled), complaints(spoiled).length === 0]).toEqual([JSON.stringify(spoiled), right]);
      }),
      { numRuns: 500 },
    );
    expect(Math.min(seen.right, seen.wrong)).toBeGreaterThan(20);
  });
});

describe('the keys', () => {
  const levels = levelsOf(schema, []);
  // Every word of the rules' own source: whatever the check knows is among them.
  const words = [...new Set([...SETTINGS_KEYS, ...filesBelow('src/core', /\.ts$/).flatMap((file) => readFileSync(file, 'utf8').match(/[a-z][\w-]*/gi) ?? [])])];

  test('of the settings are those of the types', () => expect(Object.keys(schema.properties!).sort()).toEqual([...SETTINGS_KEYS].sort()));

  test('stand at many levels', () => expect(levels.length).toBeGreaterThan(30));

  test('are the same for both at every level', () => {
    const at = (known: (level: (typeof levels)[number]) => readonly string[]) => levels.map((level) => `${level.path.join('.')}: ${[...known(level)].sort().join(' ')}`);
    expect(at(({ path }) => knownAt(path))).toEqual(at(({ keys }) => keys));
  });

  test('are explained, each of them', () => {
    const bare = levels.flatMap(({ path, keys, at }) => keys.filter((key) => !at.properties![key]!.description && !resolve(at.properties![key]!).description).map((key) => [...path, key].join('.')));
    expect(bare).toEqual([]);
  });

  /** The words that the check knows as keys, whatever it thinks of their values. */
  function knownAt(path: readonly string[]): string[] {
    const setting = path.map((key) => (key === '0' ? '[0]' : `.${key}`)).join('').slice(1);
    // A few at a time: of many complaints not all are told.
    const handfuls = Array.from({ length: Math.ceil(words.length / 40) }, (_, index) => words.slice(index * 40, (index + 1) * 40));
    return handfuls.flatMap((some) => {
      const inner = Object.fromEntries(some.map((word) => [word, null]));
      const given = path.reduceRight<unknown>((value, key) => (key === '0' ? [value] : { [key]: value }), inner);
      const unknown = checkSettings(given).problems.flatMap((problem) => (problem.message.includes('not a setting of Ask-Help') ? [problem.setting] : []));
      return some.filter((word) => !unknown.includes(setting ? `${setting}.${word}` : word));
    });
  }
});

test('the package ships it under a name of its own', () => {
  const about = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly files: readonly string[]; readonly exports: Readonly<Record<string, unknown>> };
  expect(about.files).toContain('settings.schema.json');
  expect(about.exports['./settings.schema.json']).toBe('./settings.schema.json');
});

function resolve(node: Schema): Schema {
  return node.$ref ? schema.$defs![node.$ref.slice('#/$defs/'.length)]! : node;
}

/** Every object of known keys in a schema, with a way to it. */
function levelsOf(node: Schema, path: readonly string[]): readonly { readonly path: readonly string[]; readonly keys: readonly string[]; readonly at: Schema }[] {
  const at = resolve(node);
  const own = at.properties && at.additionalProperties === false ? [{ path, keys: Object.keys(at.properties), at }] : [];
  const known = Object.entries(at.properties ?? {}).flatMap(([key, one]) => levelsOf(one, [...path, key]));
  const others = at.additionalProperties ? levelsOf(at.additionalProperties, [...path, 'own']) : [];
  return [...own, ...known, ...others, ...(at.items ? levelsOf(at.items, [...path, '0']) : []), ...(at.anyOf ?? []).flatMap((one) => levelsOf(one, path))];
}

/** Values of a schema's own shape; those it refuses all the same are passed over. */
function valuesOf(node: Schema): fc.Arbitrary<unknown> {
  const at = resolve(node);
  // A name from outside has to be one that exists.
  if (node.$ref && /(planName|addOnName|timeZone)$/.test(node.$ref)) return fc.constantFrom(...at.examples!);
  if (at.anyOf) return fc.oneof(...at.anyOf.map(valuesOf));
  if (at.enum) return fc.constantFrom(...at.enum);
  if (at.const !== undefined) return fc.constant(at.const);
  if (at.pattern) return fc.stringMatching(new RegExp(at.pattern)).filter(new Ajv2020().compile<string>({ type: 'string', ...(at as object) }));
  if (at.type === 'null') return fc.constant(null);
  if (at.type === 'boolean') return fc.boolean();
  if (at.type === 'number') return fc.oneof(fc.nat(), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }));
  if (at.type === 'array') return fc.array(valuesOf(at.items!), { maxLength: 3 });
  if (at.type === 'object') return objectsOf(at);
  return fc.string();
}

function objectsOf({ properties = {}, patternProperties = {}, additionalProperties = false, required = [], ...more }: Schema): fc.Arbitrary<unknown> {
  // The names that a map knows beside its others are as the others are.
  const named = additionalProperties ? [] : Object.entries(properties);
  const known = fc.record(Object.fromEntries(named.map(([key, one]) => [key, valuesOf(one)])), { requiredKeys: [...required] });
  const patterned = Object.entries(patternProperties).map(([pattern, one]) => fc.dictionary(fc.stringMatching(new RegExp(pattern)), valuesOf(one), { maxKeys: 3 }));
  const others = additionalProperties ? [fc.dictionary(fc.constantFrom('own', 'nb', 'a name'), valuesOf(additionalProperties), { maxKeys: 2 })] : [];
  const made = fc.tuple(known, ...patterned, ...others).map((parts) => Object.assign({}, ...parts) as object);
  // What hangs on the value of another key is passed over where it does not fit.
  return 'if' in more ? made.filter(new Ajv2020({ strict: false }).compile<object>({ if: more.if, then: (more as { then?: object }).then })) : made;
}

/** Slips of the pen: what stands there instead of a value, or beside it. */
const SLIPS = {
  value: fc.record({
    value: fc.constantFrom<unknown>(null, true, 0, 7, -1, 0.5, [], [7], ['core'], {}, { a: 1 }, '', 'x', 'en', 'core', 'not right', '2024-02-30', '08:00-07:60', 'javascript:alert(1)', '/help', 'none', 'premium'),
  }),
  key: fc.record({ key: fc.constantFrom('colour', '__proto__', 'constructor', 'mon', 'chat', 'name', 'panel.title'), value: fc.constantFrom<unknown>('x', 7, {}, []) }),
};

/** A document as JSON, with one of its values, or one key more in one of its objects, as the slip says. */
function spoil(given: unknown, where: number, slip: { readonly key?: string; readonly value: unknown }): string {
  const places: number[] = [];
  // The whole of it gone is no slip: settings may be absent.
  const fits = (value: unknown, at: number): boolean => (slip.key === undefined ? at > 0 : typeof value === 'object' && value !== null && !Array.isArray(value));
  let count = 0;
  const walk = (visit: (value: unknown, at: number) => unknown): string => {
    count = 0;
    return JSON.stringify(given, (_, value: unknown) => visit(value, count++));
  };
  walk((value, at) => {
    if (fits(value, at)) places.push(at);
    return value;
  });
  const chosen = places[where % places.length];
  return walk((value, at) => {
    if (at !== chosen) return value;
    return slip.key === undefined ? slip.value : Object.defineProperty({ ...(value as object) }, slip.key, { value: slip.value, enumerable: true });
  });
}
