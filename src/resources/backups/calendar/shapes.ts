/** The shapes of the picture: type and result of a backup are shown by shape, not only by colour. */
import type { Day } from './days'
import type { BackupMark } from '../reading/reading'

/** One path for each shape, so that a row of the board has few elements however many backups it shows. */
export const shapes = [
  'gap',
  'none',
  'hole',
  'bar',
  'diamond',
  'dot',
  'running',
  'cross',
  'ring',
  'running-diamond',
  'cross-diamond',
  'ring-diamond',
] as const
export type Shape = (typeof shapes)[number]

/** The fill and stroke of each shape. */
export const paint: Record<Shape, string> = {
  gap: 'fill-warn-soft',
  none: 'fill-line-strong',
  hole: 'fill-none stroke-warn',
  bar: 'fill-good',
  diamond: 'fill-accent',
  dot: 'fill-good',
  running: 'fill-none stroke-busy',
  cross: 'fill-none stroke-bad stroke-2',
  ring: 'fill-none stroke-muted',
  'running-diamond': 'fill-none stroke-busy',
  'cross-diamond': 'fill-none stroke-bad stroke-2',
  'ring-diamond': 'fill-none stroke-muted',
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Below this height, in pixels, shapes are flattened. */
const flat = 6

/** On-demand backups are diamonds, whatever their result. */
export function shapeOf({ outcome, kind }: Pick<BackupMark, 'outcome' | 'kind'>): Shape {
  if (outcome === 'done')
    return kind === 'scheduled' ? 'bar' : kind === 'on-demand' ? 'diamond' : 'dot'
  const shape = outcome === 'failed' ? 'cross' : outcome === 'running' ? 'running' : 'ring'
  return kind === 'on-demand' ? `${shape}-diamond` : shape
}

/** The picture's paths (SVG, `d`) for cells of this size; a day's backups are stacked, the latest on top. */
export function drawDays(
  days: readonly Day[],
  { width, height }: { width: number; height: number },
): ReadonlyMap<Shape, string> {
  const paths = new Map<Shape, string>()
  /** The free space next to a mark. */
  const side = Math.max(0.75, width / 6)
  const add = (shape: Shape, path: string) => paths.set(shape, (paths.get(shape) ?? '') + path)
  for (const [place, { marks, gap }] of days.entries()) {
    const x = place * width
    if (gap) {
      add('gap', rectangle({ x: x + 0.5, y: 0, width: width - 1, height }))
      if (marks.length === 0) add('hole', circle(x + width / 2, height / 2, width / 5))
    } else if (marks.length === 0) add('none', circle(x + width / 2, height / 2, 1))
    const each = height / Math.max(1, marks.length)
    for (const [order, mark] of marks.toReversed().entries()) {
      const space = each > 3 ? 1 : 0
      const box = { x: x + side, y: order * each, width: width - 2 * side, height: each - space }
      const shape = shapeOf(mark)
      add(shape, draw(shape, box))
    }
  }
  return paths
}

/** One mark in its box. */
export function draw(shape: Shape, box: Box): string {
  const { x, y, width, height } = box
  const [middle, centre] = [x + width / 2, y + height / 2]
  const half = Math.min(width, height) / 2
  switch (shape) {
    case 'gap':
    case 'bar':
      return rectangle(box)
    case 'none':
    case 'hole':
      return circle(middle, centre, half)
    case 'running':
      return rectangle({ x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1 })
    case 'diamond':
    case 'running-diamond':
    case 'ring-diamond':
      if (height < flat) return rectangle({ x: x + width / 3, y, width: width / 3, height })
      return diamond(middle, centre, half)
    case 'cross-diamond':
      if (height < flat) return `M${x + width / 3} ${centre}h${width / 3}`
      return `${diamond(middle, centre, half)}M${middle - half / 2} ${centre}h${half}`
    case 'cross':
      if (height < flat) return `M${x} ${centre}h${width / 2}`
      return `M${middle - half} ${centre - half}l${2 * half} ${2 * half}m0 ${-2 * half}l${-2 * half} ${2 * half}`
    case 'dot':
    case 'ring':
      return height < flat ? rectangle(box) : circle(middle, centre, half - 0.5)
  }
}

function rectangle({ x, y, width, height }: Box): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`
}

function diamond(x: number, y: number, half: number): string {
  return `M${x} ${y - half}l${half} ${half}l${-half} ${half}l${-half} ${-half}z`
}

function circle(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`
}
