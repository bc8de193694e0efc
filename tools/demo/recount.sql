-- The result once more, from the agreed tally sheets alone and in another way than src/law/outcome.c: there the statute is
-- followed sentence by sentence, here it is said as sets. Elected is whoever has enough votes (first round: more than half
-- of those who took part; another election: a third of the ballots; re-vote: any number) and is among no more people with
-- at least as many votes than there are seats. A tie at the cut elects none of those tied.
--
-- One row for each round of each district: figures, then "name votes" of those elected, by name.
WITH sheet AS (
    SELECT district_no, round,
        sum(value) FILTER (WHERE figure IN ('in_person', 'entrusted', 'mobile')) AS participants,
        sum(value) FILTER (WHERE figure = 'collected') AS collected,
        sum(value) FILTER (WHERE figure = 'valid') AS valid,
        sum(value) FILTER (WHERE figure = 'void') AS void
    FROM tally_figure WHERE entry = 3 GROUP BY district_no, round
), ballot AS (
    SELECT district_no, round, name, sum(votes_for) AS votes
    FROM tally_line WHERE entry = 3 GROUP BY district_no, round, name, is_write_in
), able AS (
    SELECT b.district_no, b.round, b.name, b.votes, c.seats
    FROM ballot b JOIN contest c USING (district_no, round) JOIN sheet s USING (district_no, round)
    WHERE 2 * s.participants > c.registered AND s.collected <= s.participants AND b.votes > 0
        AND CASE c.kind WHEN 'first' THEN 2 * b.votes > s.participants
                        WHEN 'another' THEN 3 * b.votes >= s.collected ELSE 1 END
), elected AS (
    SELECT a.district_no, a.round, a.name, a.votes FROM able a
    WHERE (SELECT count(*) FROM able x WHERE x.district_no = a.district_no AND x.round = a.round AND x.votes >= a.votes)
        <= a.seats
)
SELECT c.district_no, c.round, c.registered, s.participants, s.collected, s.valid, s.void,
    (SELECT group_concat(name || ' ' || votes, ',')
     FROM (SELECT name, votes FROM elected e WHERE e.district_no = c.district_no AND e.round = c.round ORDER BY name))
FROM contest c LEFT JOIN sheet s USING (district_no, round)
ORDER BY c.district_no, c.round;
