/** Room for many short lists of numbers, all zero at first: each of them in memory of its own would take several times as much. */
export interface NumberRoom {
  integers(size: number): Int32Array;
  floats(size: number): Float64Array;
  bytes(size: number): Uint8Array;
}

/** Numbers of a block. */
const BLOCK = 16_384;

/** Room that grows as it is filled. */
export function createNumberRoom(): NumberRoom {
  return {
    integers: growing((size) => new Int32Array(size)),
    floats: growing((size) => new Float64Array(size)),
    bytes: growing((size) => new Uint8Array(size)),
  };
}

function growing<Numbers extends Int32Array | Float64Array | Uint8Array>(make: (size: number) => Numbers) {
  let block = make(0);
  let used = 0;
  return (size: number): Numbers => {
    if (used + size > block.length) {
      block = make(Math.max(BLOCK, size));
      used = 0;
    }
    used += size;
    return block.subarray(used - size, used) as Numbers;
  };
}
