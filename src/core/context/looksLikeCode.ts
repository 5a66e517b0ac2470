const fewestLines = 3;
const fewestSigns = 0.5;

const keyword =
  /^(?:import|export|from|const|let|var|function|class|interface|type|return|if|else|elif|for|while|switch|case|def|async|await|fn|func|pub|struct|enum|impl|use|package|public|private|protected|static|final|void|int|try|catch|finally|throw|with|namespace|using|select|insert|update|delete|create|end|do|done|then|fi|echo)\b.*[(){}[\]=:;,."'*<]/i;
const marks =
  /[{}();,[\]]$|^[{}()[\]<]|=>|->|::|&&|\|\||[\w\])]\s*[-+*/%|&]?=\s*\S|[=!]==?|\w\(.*\)|\w\.\w+\(|^(?:\/\/|\/\*|\*|#!|#include|--|@\w)|^["']?[\w-]+["']?:\s*\S+$|^["']{3}|^return\b|<\/?\w+[^>]*>/;
const prose = /^[\p{Lu}][^{}()[\]=;<>]*[\p{L}\p{N}][.!?:]$/u;

/** Whether pasted text is code rather than prose: at least three lines that are not blank, half of which read like it. */
export function looksLikeCode(text: string): boolean {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length < fewestLines) return false;
  const signs = lines.filter(
    (line) => !prose.test(line) && !isSentence(line) && (marks.test(line) || keyword.test(line)),
  );
  return signs.length / lines.length >= fewestSigns;
}

/** Many words with nothing between them but blanks and commas, as only a sentence has them. */
function isSentence(line: string): boolean {
  return /(?:\p{L}+,? ){5}\p{L}+/u.test(line) && !/[{};]|=[^=]|\w\(/.test(line);
}
