/** One shape of the picture: in the legend, and next to the words for a backup. */
import { draw, paint, type Shape } from './shapes'

const low = { x: 3, y: 4, width: 8, height: 8 }
const high = { x: 4, y: 1, width: 6, height: 14 }

export function Glyph({ shape }: { shape: Shape }) {
  const isBar = shape === 'bar' || shape === 'running'
  return (
    <svg viewBox="0 0 14 16" aria-hidden className="h-4 w-3.5 shrink-0">
      {shape === 'hole' && (
        <path d={draw('gap', { x: 2, y: 0, width: 10, height: 16 })} className={paint.gap} />
      )}
      <path d={draw(shape, isBar ? high : low)} className={paint[shape]} />
    </svg>
  )
}
