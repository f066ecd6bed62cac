import { customEventType } from '@pitstop/plugin-devhose-common';
import {
  createInterpreter,
  isForm,
  readForm,
  readPayload,
  UnreadableError,
  type EventDraft,
  type Fields,
  type Person,
} from '@pitstop/plugin-devhose-node';

const tool = 'slack';
const slackId = /^[A-Z0-9]{2,32}$/;
const messageTime = /^\d{1,11}\.\d{1,9}$/;

/**
 * Reads that something was said where, but not what or by whom, from Slack's
 * events; and which commands and buttons were used.
 *
 * @see https://docs.slack.dev/reference/events
 */
export const slackInterpreter = createInterpreter({
  version: 1,
  provider: tool,
  read({ body, headers, receivedAt }) {
    const at = receivedAt.toISOString();
    const form = isForm(headers) ? readForm(body) : undefined;
    if (form?.has('command')) {
      return [readCommand(form, at)];
    }
    const payload = readPayload(body, headers);
    if (form) {
      return [readInteraction(payload, at)];
    }
    const draft = readEvent(payload);
    return draft ? [draft] : [];
  },
});

function readEvent(payload: Fields): EventDraft | undefined {
  const event = payload.object('event');
  const team = readId(payload, 'team_id');
  const kind = event.string('type');
  switch (kind) {
    case 'message':
    case 'app_mention':
      return messageDraft(payload, event, team, kind);
    case 'reaction_added':
    case 'reaction_removed':
      return reactionDraft(payload, event, team, kind);
    default:
      return undefined;
  }
}

function messageDraft(
  payload: Fields,
  event: Fields,
  team: string,
  kind: string,
): EventDraft | undefined {
  const subtype = event.optionalString('subtype');
  if (subtype !== undefined && subtype !== 'bot_message') {
    // Somebody joined, or a message was edited.
    return undefined;
  }
  const channel = readId(event, 'channel');
  const message = readTime(event, 'ts');
  return {
    type: customEventType({
      tool,
      subject: 'message',
      predicate: kind === 'app_mention' ? 'mentioned' : 'posted',
    }),
    happenedAt: payload.instant('event_time'),
    source: `urn:slack:${team}`,
    subject: `slack/${team}/${channel}/${message}`,
    content: {},
    customData: {
      channel,
      message,
      thread: event.optionalString('thread_ts') && readTime(event, 'thread_ts'),
      byBot: isBot(event),
    },
    person: readPerson(event, 'user', isBot(event)),
  };
}

function reactionDraft(
  payload: Fields,
  event: Fields,
  team: string,
  kind: string,
): EventDraft | undefined {
  const item = event.object('item');
  if (item.optionalString('type') !== 'message') {
    return undefined;
  }
  const channel = readId(item, 'channel');
  const message = readTime(item, 'ts');
  return {
    type: customEventType({
      tool,
      subject: 'reaction',
      predicate: kind.slice('reaction_'.length),
    }),
    happenedAt: payload.instant('event_time'),
    source: `urn:slack:${team}`,
    subject: `slack/${team}/${channel}/${message}`,
    content: {},
    customData: { channel, message, reaction: event.string('reaction') },
    person: readPerson(event, 'user', false),
  };
}

function readCommand(form: URLSearchParams, happenedAt: string): EventDraft {
  const team = form.get('team_id') ?? '';
  const channel = form.get('channel_id') ?? '';
  const command = form.get('command') ?? '';
  if (
    !slackId.test(team) ||
    !slackId.test(channel) ||
    !/^\/\S{1,64}$/.test(command)
  ) {
    throw new UnreadableError('team_id, channel_id or command is none');
  }
  const user = form.get('user_id');
  return {
    type: customEventType({ tool, subject: 'command', predicate: 'invoked' }),
    happenedAt,
    source: `urn:slack:${team}`,
    subject: `slack/${team}/${channel}`,
    content: {},
    customData: { channel, command },
    person: user ? { id: user, bot: false } : undefined,
  };
}

function readInteraction(payload: Fields, happenedAt: string): EventDraft {
  const team = readId(payload.object('team'), 'id');
  const channel = payload.optionalObject('channel');
  return {
    type: customEventType({
      tool,
      subject: 'interaction',
      predicate: payload.string('type'),
    }),
    happenedAt,
    source: `urn:slack:${team}`,
    subject: channel
      ? `slack/${team}/${readId(channel, 'id')}`
      : `slack/${team}`,
    content: {},
    customData: {
      actions: payload
        .optionalObjects('actions')
        .map(action => action.string('action_id')),
    },
    person: readPerson(payload.optionalObject('user'), 'id', false),
  };
}

function readId(parent: Fields, name: string): string {
  const id = parent.string(name);
  if (!slackId.test(id)) {
    throw new UnreadableError(`${name} is not an id of Slack`);
  }
  return id;
}

function readTime(parent: Fields, name: string): string {
  const time = parent.string(name);
  if (!messageTime.test(time)) {
    throw new UnreadableError(`${name} is not the time of a message`);
  }
  return time;
}

function isBot(event: Fields): boolean {
  return event.optionalString('bot_id') !== undefined;
}

function readPerson(
  parent: Fields | undefined,
  name: string,
  bot: boolean,
): Person | undefined {
  const id = parent?.optionalString(name);
  return id === undefined ? undefined : { id, bot };
}
