import { describe, expect, it } from 'vitest';
import { TypedLines } from './typedLines.ts';

describe('keys in a terminal', () => {
  it('are shown, and come to a line with Enter', () => {
    const typed = new TypedLines();
    expect(typed.take('a')).toEqual({ echo: 'a', lines: [], isInterrupted: false });
    expect(typed.take('bc\r')).toEqual({ echo: 'bc\r\n', lines: ['abc\n'], isInterrupted: false });
    expect(typed.take('\r').lines).toEqual(['\n']);
  });

  it('can be taken back, as far as there are any', () => {
    const typed = new TypedLines();
    typed.take('ab');
    expect(typed.take('\u007f').echo).toBe('\b \b');
    expect(typed.take('\u007f\u007f').echo).toBe('\b \b');
    expect(typed.take('c\r').lines).toEqual(['c\n']);
  });

  it('mean nothing where they are arrows and the like', () => {
    const typed = new TypedLines();
    expect(typed.take('\u001b[A')).toEqual({ echo: '', lines: [], isInterrupted: false });
    expect(typed.take('\t').echo).toBe('');
    expect(typed.take('x\r').lines).toEqual(['x\n']);
  });

  it('interrupt with Ctrl+C', () => {
    expect(new TypedLines().take('ab\u0003')).toMatchObject({ lines: [], isInterrupted: true });
  });
});
