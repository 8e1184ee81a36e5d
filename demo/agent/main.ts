import { defineElement } from '../../src/ui/define.js';
import { AgentPage } from './agent-page.js';
import { AgentAnswer } from './answer-box.js';
import { AgentConversation } from './conversation.js';

defineElement('agent-answer', AgentAnswer);
defineElement('agent-conversation', AgentConversation);
defineElement('agent-page', AgentPage);
