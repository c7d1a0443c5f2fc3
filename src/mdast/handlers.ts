import {lowerAdmonition} from './admonition.js'
import {lowerAnchor, lowerHelpLink} from './anchor.js'
import {lowerDefinitionList} from './definition-list.js'
import {lowerExpression} from './expression.js'
import {lowerFootnoteDefinition, lowerFootnoteReference} from './footnote.js'
import {lowerHeading} from './heading.js'
import {lowerHelpHeader} from './help-header.js'
import {keepAdmonition, keepDefinitionList, keepExpression, keepKeyBinding} from './html.js'
import {lowerComment, lowerKeyBinding} from './key-binding.js'
import {
  lowerBlockquote,
  lowerDefinition,
  lowerGridTable,
  lowerHtml,
  lowerImage,
  lowerInlineCode,
  lowerLink,
  lowerListItem,
  lowerParagraph,
  lowerSpan,
  lowerText
} from './markdown.js'
import {keepMath, keepScript, lowerCode, lowerScript} from './rst.js'
import type {Handlers} from './state.js'

/** Handlers for Markdown. Other types are kept. */
export const handlers: Handlers = {
  helpHeader: lowerHelpHeader,
  heading: lowerHeading,
  paragraph: lowerParagraph,
  emphasis: lowerSpan,
  strong: lowerSpan,
  text: lowerText,
  link: lowerLink,
  image: lowerImage,
  definition: lowerDefinition,
  html: lowerHtml,
  inlineCode: lowerInlineCode,
  code: lowerCode,
  superscript: lowerScript,
  subscript: lowerScript,
  expression: lowerExpression,
  listItem: lowerListItem,
  blockquote: lowerBlockquote,
  anchor: lowerAnchor,
  helpLink: lowerHelpLink,
  keyBinding: lowerKeyBinding,
  comment: lowerComment,
  definitionList: lowerDefinitionList,
  admonition: lowerAdmonition,
  footnoteDefinition: lowerFootnoteDefinition,
  footnoteReference: lowerFootnoteReference,
  gridTable: lowerGridTable
}

/** Handlers for HTML. */
export const htmlHandlers: Handlers = {
  ...handlers,
  keyBinding: keepKeyBinding,
  expression: keepExpression,
  definitionList: keepDefinitionList,
  admonition: keepAdmonition,
  superscript: keepScript,
  subscript: keepScript,
  math: keepMath,
  inlineMath: keepMath
}
