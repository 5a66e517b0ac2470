import type { HostMessage, PageMessage } from '../../protocol.ts';
import type { ChatDraft } from './chatDraft.ts';

/** The page's messages about what is sent besides the text. */
export type DraftMessage = Extract<
  PageMessage,
  {
    type:
      | 'complete'
      | 'attach'
      | 'attachOffered'
      | 'detach'
      | 'openChip'
      | 'refreshChip'
      | 'drop'
      | 'keepText'
      | 'paste';
  }
>;

/** Does what one of them asks for. @param post answers the page. */
export async function handleDraftMessage(
  message: DraftMessage,
  draft: ChatDraft,
  post: (message: HostMessage) => void,
): Promise<void> {
  switch (message.type) {
    case 'complete': {
      const { request, trigger, query } = message;
      post({
        type: 'completions',
        request,
        items: await draft.complete(trigger, query),
      });
      return;
    }
    case 'attach':
      return draft.attach(message.completionId);
    case 'attachOffered':
      draft.attachOffered();
      return;
    case 'detach':
      draft.detach(message.chipId);
      return;
    case 'openChip':
      return draft.open(message.chipId);
    case 'refreshChip':
      return draft.refresh(message.chipId);
    case 'drop':
      return draft.drop(message.uris);
    case 'keepText':
      draft.keepText(message.conversationId, { text: message.text, aside: message.aside });
      return;
    case 'paste':
      if (!draft.paste(message.text)) post({ type: 'insertText', text: message.text });
      return;
  }
}
