-- The features of this project, computed by DuckDB from the whole files for the departures in the table `sample`: what
-- project.yaml says, once more, in another language. Tables: departures, arrivals and planes as in the files.
--
-- "Before" an event is as in order: event_time: earlier, or at the same time with a smaller source and id. A rolling window of
-- length w read at t takes the panes from (t - w + 1) on, as long as the hop that `millrace explain` shows. Times are epoch
-- milliseconds.

create macro pane_start(t, hop) as (t // hop) * hop;
create macro since(t, length, hop) as pane_start(t - length + 1, hop);
create macro hours(n) as n * 3600000::bigint;
-- the value at rank floor(p * (n - 1)), from 0
create macro at_rank(held, p) as list_sort(held)[1 + floor(p * (len(held) - 1))::bigint];
create macro days(n) as n * 86400000::bigint;

create table d as
select flight_id, 'departures/' || flight_id as id, epoch_ms(dep_utc::timestamptz) as t, tailnum, origin, dest, carrier,
       dep_delay::double as delay, distance::double as distance, p.seats::bigint as seats, p.year::bigint as year
from departures left join planes p using (tailnum);

create table a as
select flight_id, 'arrivals/' || flight_id as id, epoch_ms(arr_utc::timestamptz) as t, tailnum, origin, dest, carrier,
       arr_delay::double as delay, air_time::double as air_time
from arrivals;

create table s as select d.* from d join sample using (flight_id);

-- A plane that is silent for 90 days (and the 10 minutes of `late`) begins anew.
create macro gap_ms() as days(90) + 600000;

create table plane_d as
select *, sum(again) over (partition by tailnum order by t, id) as life
from (select *, (coalesce(t - lag(t) over (partition by tailnum order by t, id), 0) > gap_ms())::int as again from d);

create table plane_a as
select *, sum(again) over (partition by tailnum order by t, id) as life
from (select *, (coalesce(t - lag(t) over (partition by tailnum order by t, id), 0) > gap_ms())::int as again from a);

create table plane_departures as
with before as (
  select s.flight_id as asks, s.t as asked_at, e.*,
         max(e.life) over (partition by s.flight_id) as last_life,
         row_number() over (partition by s.flight_id order by e.t desc, e.id desc) as nth
  from s join plane_d e on e.tailnum = s.tailnum and (e.t, e.id) < (s.t, s.id)
), kept as (select *, max(t) over (partition by asks) as newest from before where life = last_life)
select asks,
       count(*) filter (t >= since(asked_at, days(1), 1350000)) as flights_1d,
       count(*) filter (t >= since(asked_at, days(7), 8640000)) as flights_7d,
       avg(delay) filter (t >= since(asked_at, days(1), 1350000)) as delay_1d,
       avg(delay) filter (nth <= 3) as delay_last_3,
       count(distinct dest) filter (t >= since(asked_at, days(7), 8640000)) as places_7d,
       (any_value(asked_at) - max(t)) / 1000.0 as idle
from kept where asked_at - newest <= days(90) group by asks;

create table plane_arrivals as
with before as (
  select s.flight_id as asks, s.t as asked_at, e.*, max(e.life) over (partition by s.flight_id) as last_life
  from s join plane_a e on e.tailnum = s.tailnum and (e.t, e.id) < (s.t, s.id)
), kept as (select *, max(t) over (partition by asks) as newest from before where life = last_life)
select asks,
       max_by(delay, (t, id)) as delay,
       avg((delay > 15)::double) filter (t >= since(asked_at, days(30), 28800000)) as late_30d,
       coalesce(sum(air_time / 60) filter (t >= since(asked_at, days(1), 1350000)), 0) as hours_1d
from kept where asked_at - newest <= days(90) group by asks;

create table origin_sessions as
select *, sum(begins) over (partition by origin order by t, id) as session
from (select *, (coalesce(t - lag(t) over (partition by origin order by t, id), 0) > hours(2))::int as begins from d);

create table origin_departures as
with newest as (
  select s.flight_id as asks, max(e.session) as last_session, max(e.t) as newest
  from s join origin_sessions e on e.origin = s.origin and (e.t, e.id) < (s.t, s.id) group by asks
), before as (
  select asks, s.t as asked_at, last_session, newest, e.*
  from s join newest on asks = s.flight_id join origin_sessions e on e.origin = s.origin and (e.t, e.id) < (s.t, s.id)
)
select asks,
       count(*) filter (t >= since(asked_at, hours(1), 54000)) as flights_1h,
       count(*) filter (t >= since(asked_at, hours(6), 320000)) as flights_6h,
       count(*) filter (session = last_session and asked_at - newest <= hours(2)) as flights_session_2h,
       avg(delay) filter (t >= since(asked_at, hours(1), 54000)) as delay_1h,
       avg(delay) filter (t >= since(asked_at, hours(6), 320000)) as delay_6h,
       stddev_samp(delay) filter (t >= since(asked_at, hours(6), 320000)) as spread_6h,
       at_rank(list(delay) filter (t >= since(asked_at, days(1), 1350000)), 0.9) as p90_1d,
       coalesce(sum(seats) filter (t >= since(asked_at, hours(1), 54000)), 0) as seats_1h,
       count(*) filter (t >= pane_start(asked_at, days(1))) as today_tumbling_1d
from before group by asks;

create table route_arrivals as
with before as (
  select s.flight_id as asks, s.t as asked_at, e.*,
         row_number() over (partition by s.flight_id order by e.t desc, e.id desc) as nth
  from s join a e on e.origin = s.origin and e.dest = s.dest and (e.t, e.id) < (s.t, s.id)
)
select asks,
       count(*) filter (t >= since(asked_at, days(30), 28800000)) as flights_30d,
       avg(delay) filter (t >= since(asked_at, days(7), 8640000)) as delay_7d,
       avg(delay) filter (nth <= 10) as delay_last_10,
       max(delay) filter (t >= since(asked_at, days(7), 8640000)) as worst_7d
from before group by asks;

create table carrier_arrivals as
with before as (
  select s.flight_id as asks, s.t as asked_at, e.*
  from s join a e on e.carrier = s.carrier and (e.t, e.id) < (s.t, s.id)
)
select asks,
       avg((delay > 15)::double) filter (t >= since(asked_at, days(1), 1350000)) as late_1d,
       avg((delay > 15)::double) filter (t >= since(asked_at, days(7), 8640000)) as late_7d,
       sum(delay * pow(2.0, (t - asked_at) / hours(6)::double)) / sum(pow(2.0, (t - asked_at) / hours(6)::double)) as lately
from before group by asks;

create table expected as
select s.flight_id,
       pd.* exclude asks rename (flights_1d as "plane_departures:flights_1d", flights_7d as "plane_departures:flights_7d",
         delay_1d as "plane_departures:delay_1d", delay_last_3 as "plane_departures:delay_last_3",
         places_7d as "plane_departures:places_7d", idle as "plane_departures:idle"),
       pa.* exclude asks rename (delay as "plane_arrivals:delay", late_30d as "plane_arrivals:late_30d",
         hours_1d as "plane_arrivals:hours_1d"),
       od.* exclude asks rename (flights_1h as "origin_departures:flights_1h", flights_6h as "origin_departures:flights_6h",
         flights_session_2h as "origin_departures:flights_session_2h", delay_1h as "origin_departures:delay_1h",
         delay_6h as "origin_departures:delay_6h", spread_6h as "origin_departures:spread_6h",
         p90_1d as "origin_departures:p90_1d", seats_1h as "origin_departures:seats_1h",
         today_tumbling_1d as "origin_departures:today_tumbling_1d"),
       ra.* exclude asks rename (flights_30d as "route_arrivals:flights_30d", delay_7d as "route_arrivals:delay_7d",
         delay_last_10 as "route_arrivals:delay_last_10", worst_7d as "route_arrivals:worst_7d"),
       ca.* exclude asks rename (late_1d as "carrier_arrivals:late_1d", late_7d as "carrier_arrivals:late_7d",
         lately as "carrier_arrivals:lately"),
       s.delay as dep_delay, s.distance, s.seats, 2013 - s.year as age, s.delay - od.delay_6h as above_usual
from s
left join plane_departures pd on pd.asks = s.flight_id
left join plane_arrivals pa on pa.asks = s.flight_id
left join origin_departures od on od.asks = s.flight_id
left join route_arrivals ra on ra.asks = s.flight_id
left join carrier_arrivals ca on ca.asks = s.flight_id;
