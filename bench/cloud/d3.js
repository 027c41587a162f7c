// Lays words out with d3-cloud, always from the same seed, and says where it put them.
window.cloud = ({ terms, scale, padding, width, height }) =>
  new Promise((resolve) => {
    let seed = 42;
    const random = () => (seed = (seed * 1664525 + 1013904223) % 4294967296) / 4294967296;
    const started = performance.now();
    d3.layout
      .cloud()
      .size([width, height])
      .words(terms.map(([text, count]) => ({ text, size: scale * Math.sqrt(count) })))
      .padding(padding)
      .rotate(0)
      .font("Cloud")
      .fontWeight(700)
      .fontSize((word) => word.size)
      .random(random)
      .on("end", (placed) =>
        resolve({
          ms: performance.now() - started,
          words: placed.map((word) => [word.text, word.x, word.y, word.size]),
        }),
      )
      .start();
  });
