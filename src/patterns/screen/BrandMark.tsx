/** The brand's mark: the logo that the settings name, else our own. */
import { settings } from '~/settings'

export function BrandMark() {
  const { logo } = settings().brand
  return logo ? <img src={logo} alt="" className="size-7" /> : <span className="brand-mark" />
}
