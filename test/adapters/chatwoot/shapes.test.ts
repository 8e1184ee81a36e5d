import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { aChatwoot, aKey, aTicket, pageOf } from './scene.js';

const integer = { type: 'integer' };
const string = { type: 'string' };
const maybeString = { type: ['string', 'null'] };

/** `message_attachment` of Chatwoot's OpenAPI, in our words. */
const attachment = { type: 'object', required: ['id', 'message_id', 'file_type', 'data_url', 'file_size'], properties: { id: integer, message_id: integer, file_type: { enum: ['image', 'audio', 'video', 'file'] }, account_id: integer, extension: maybeString, data_url: maybeString, thumb_url: string, file_size: integer } };

/** `message`, as the views of the public API draw it; nothing beside that, since nothing beside that is told. */
const message = {
  type: 'object',
  required: ['id', 'content', 'message_type', 'content_type', 'content_attributes', 'created_at', 'conversation_id'],
  properties: { id: integer, content: maybeString, message_type: { enum: [0, 1, 3] }, content_type: string, content_attributes: { type: 'object' }, created_at: integer, conversation_id: integer, attachments: { type: 'array', items: attachment }, sender: { type: 'object' } },
  additionalProperties: false,
};

const conversation = {
  type: 'object',
  required: ['id', 'uuid', 'inbox_id', 'contact_last_seen_at', 'status', 'agent_last_seen_at', 'messages', 'contact'],
  properties: { id: integer, uuid: string, inbox_id: integer, contact_last_seen_at: integer, status: { enum: ['open', 'resolved', 'pending', 'snoozed'] }, agent_last_seen_at: integer, messages: { type: 'array', items: message }, contact: { type: 'object' } },
  additionalProperties: false,
};

const contact = { type: 'object', required: ['source_id', 'pubsub_token', 'id', 'name', 'email', 'phone_number'], properties: { source_id: string, pubsub_token: string, id: integer, name: maybeString, email: maybeString, phone_number: maybeString }, additionalProperties: false };

const SHAPES: Readonly<Record<string, object | undefined>> = {
  'POST contacts': contact,
  'PATCH contacts': { type: 'object', required: ['id', 'email', 'custom_attributes'], properties: { id: integer } },
  'GET conversations': { anyOf: [conversation, { type: 'array', items: conversation }] },
  'POST conversations': conversation,
  'POST messages': message,
  'POST toggle_status': conversation,
  'POST toggle_typing': undefined,
  'POST update_last_seen': undefined,
};

describe('the Chatwoot of these tests', () => {
  test('answers in the shapes that are published', async () => {
    const chatwoot = await aChatwoot();
    const page = pageOf(chatwoot);
    const { id: file } = await page.tickets.attach(new Blob(['x']), { name: 'a.png', type: 'image/png', key: aKey() });
    const { id } = await page.tickets.create(aTicket({ attachments: [file] }), { key: aKey() });
    chatwoot.say(id, 'Hello');
    chatwoot.say(id, 'A note', { private: true });
    await page.tickets.list();
    await page.tickets.change(id, { state: 'closed', read: 1 }, { key: aKey() });
    await page.chat.typing!(id, { signal: AbortSignal.timeout(5000) });
    const ajv = new Ajv({ allowUnionTypes: true });
    const checked = new Set<string>();
    for (const { route, status, body } of chatwoot.answered) {
      expect(status, route).toBe(200);
      expect(Object.keys(SHAPES), `${route} is described`).toContain(route);
      const shape = SHAPES[route];
      if (shape) expect(ajv.validate(shape, JSON.parse(JSON.stringify(body))), `${route}: ${ajv.errorsText()}`).toBe(true);
      else expect(body, route).toBeUndefined();
      checked.add(route);
    }
    expect([...checked].sort()).toEqual(Object.keys(SHAPES).sort());
  });
});
