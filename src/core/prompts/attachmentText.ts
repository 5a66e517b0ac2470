import type { Attachment } from '../conversation/attachment.ts';
import { codeBlock } from './codeBlock.ts';

/** An attachment as the model reads it: where it is from, and its text in a fence. */
export function attachmentText({
  kind,
  label,
  reference,
  languageId,
  code,
  before,
  after,
}: Attachment): string {
  const parts = [
    before.trim() === '' ? '' : `Lines before the code:\n${codeBlock(languageId, before)}`,
    after.trim() === '' ? '' : `Lines after the code:\n${codeBlock(languageId, after)}`,
  ];
  const lines = reference ? `lines ${reference.startLine} to ${reference.endLine} of ${reference.path}` : '';
  switch (kind) {
    case 'file':
      parts.push(`The file ${reference?.path ?? label}:`);
      break;
    case 'folder':
      parts.push(`The files in the folder ${reference?.path ?? label}:`);
      break;
    case 'editors':
      parts.push('The files that are open in the editor:');
      break;
    case 'problems':
      parts.push('The problems that the editor lists:');
      break;
    case 'changes':
      parts.push('The changes since the last commit, as Git shows them:');
      break;
    case 'terminal':
      parts.push('From the terminal:');
      break;
    case 'pasted':
      parts.push(reference ? `Code from ${lines}:` : 'Code:');
      break;
    default:
      parts.push(`The code, ${lines}:`);
  }
  const intro = parts.filter((part) => part !== '').join('\n\n');
  return `${intro}\n${codeBlock(languageId, code)}`;
}
