import type {VFileMessage} from 'vfile-message'
import {type Diagnostic, DiagnosticSeverity, type Range} from 'vscode-languageserver'

/** In an editor, the quick fix is closer at hand than the command line. */
const wayOut = ['`gridhelp fmt --fix` repairs it', 'the quick fix repairs it'] as const

/** Turn a message into a diagnostic. */
export function toDiagnostic(message: VFileMessage): Diagnostic {
  const {fatal, ruleId, reason, note} = message
  const diagnostic: Diagnostic = {
    range: rangeOf(message),
    severity:
      fatal === true
        ? DiagnosticSeverity.Error
        : fatal === false
          ? DiagnosticSeverity.Warning
          : DiagnosticSeverity.Information,
    source: 'gridhelp',
    message: (note ? `${reason}\n${note}` : reason).replaceAll(...wayOut)
  }
  if (ruleId) diagnostic.code = ruleId
  return diagnostic
}

/** The range of a message: at least one character, or editors show nothing. */
function rangeOf({place, line, column}: VFileMessage): Range {
  const start = {line: Math.max((line ?? 1) - 1, 0), character: Math.max((column ?? 1) - 1, 0)}
  const far = place && 'end' in place ? place.end : undefined
  const end = far ? {line: far.line - 1, character: far.column - 1} : {...start}
  if (end.line === start.line && end.character <= start.character) {
    end.character = start.character + 1
  }
  return {start, end}
}
