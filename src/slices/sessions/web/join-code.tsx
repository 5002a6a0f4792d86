import { encode } from 'uqr';

/** An address as a code to photograph: black on white in both schemes, because readers want the contrast. */
export function JoinCode({ address, label, className }: { readonly address: string; readonly label: string; readonly className?: string | undefined }) {
  const { data, size } = encode(address, { ecc: 'M', border: 2 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg role="img" aria-label={label} className={className} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  );
}
