/** The brand's mark: the logo that the settings name, one for each theme where there are two, else our own. */
import { settings } from '~/settings'

export function BrandMark() {
  const { logo, logoDark = logo } = settings().brand
  if (!logo) return <span className="brand-mark" />
  return (
    <>
      <img src={logo} alt="" className="logo-light size-7" />
      <img src={logoDark} alt="" className="logo-dark size-7" />
    </>
  )
}
