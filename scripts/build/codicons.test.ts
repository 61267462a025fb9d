import { describe, expect, it } from 'vitest';
import { charactersIn, stylesFor } from './codicons.ts';

const styles = `@font-face { src: url("./codicon.ttf?721d") format("truetype"); }
.codicon-add:before { content: "\\ea60" }
.codicon-copy:before { content: "\\ebcc" }
.codicon-zap:before { content: "\\ea86" }
`;

describe('the icons of the forms', () => {
  it('are those that are named, from a font beside their style sheet', () => {
    const kept = stylesFor(['add', 'copy'], styles);
    expect(kept).toContain('url("./codicon.ttf")');
    expect(kept).toContain('.codicon-copy:before');
    expect(kept).not.toContain('zap');
    expect(charactersIn(kept)).toBe('\uea60\uebcc');
  });

  it('cannot be one that does not exist', () => {
    expect(() => stylesFor(['rocket-ship'], styles)).toThrow('There is no codicon "rocket-ship".');
  });
});
