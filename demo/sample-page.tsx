/** A sample page behind a panel or a launcher. */
export function SamplePage() {
  return (
    <article className="demo-sample">
      <p className="demo-sample-kicker">City guide</p>
      <h3>Two days in Lisbon</h3>
      <p>
        Seven hills, a river as wide as a sea, and a tram that climbs where no bus can. Begin in Alfama, early
        in the morning, while the lanes still belong to those who live there.
      </p>
      <p>
        Then walk up to the castle, and down to the river. In the evening, the ferry to Cacilhas: grilled
        fish, with the whole city in front of you.
      </p>
    </article>
  );
}
