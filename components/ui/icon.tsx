import { classNames } from "@/lib/class-names";
import { type IconName, lineShapes, solidShapes } from "./icon-shapes";

type IconProps = Readonly<{
  name: IconName;
  /** Its size and colour; 16 px when it says nothing. */
  className?: string;
  bold?: boolean;
}>;

const isSolid = (name: IconName): name is keyof typeof solidShapes => name in solidShapes;

/** A drawing beside the word that carries the meaning; hidden from assistive technology, drawn without script. */
export function Icon({ name, className = "size-4", bold = false }: IconProps) {
  const solid = isSolid(name);
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      className={classNames(solid ? "icon-solid" : "icon", bold && "icon-bold", className)}
    >
      <path d={solid ? solidShapes[name] : lineShapes[name]} />
    </svg>
  );
}
