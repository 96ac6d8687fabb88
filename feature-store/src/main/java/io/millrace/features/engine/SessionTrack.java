package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;
import io.millrace.features.engine.codec.RowWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The track of a {@link SessionWindow}: the sessions that a read within the history, or a late event, can still touch,
 * oldest first. They lie more than a gap apart, so there are at most history/gap + 2 of them. An event that
 * is older than the history, counted from the view's newest one, belongs to no session.
 */
final class SessionTrack implements Track {

    private static final class Session {

        private long first;
        private long last;
        private final Partials partials;

        private Session(long first, long last, Partials partials) {
            this.first = first;
            this.last = last;
            this.partials = partials;
        }
    }

    private final TrackLayout layout;
    private final long gap;
    private final long history;
    private final List<Session> sessions = new ArrayList<>();
    private long newest;

    SessionTrack(TrackLayout layout, SessionWindow window, long history, long newest) {
        this.layout = layout;
        this.gap = window.gap();
        this.history = history;
        this.newest = newest;
    }

    @Override
    public TrackLayout layout() {
        return layout;
    }

    @Override
    public Partials at(long asOf) {
        Partials answer = layout.empty();
        for (Session session : sessions) {
            if (session.last <= asOf && asOf - session.last <= gap) {
                answer.merge(session.partials);
            }
        }
        return answer;
    }

    @Override
    public long holdsUntil(long asOf) {
        long last = sessions.isEmpty() ? Long.MIN_VALUE : sessions.get(sessions.size() - 1).last;
        return last <= asOf && asOf - last <= gap ? last + gap : Long.MAX_VALUE;
    }

    @Override
    public @Nullable String refusal(long asOf, long viewNewest) {
        for (Session session : sessions) {
            if (session.first <= asOf && asOf < session.last) {
                return "the session that was going on then is kept as a whole: read it at " + session.last
                        + ", its newest event, or later";
            }
        }
        return null;
    }

    private boolean outOfReach(Session session) {
        return session.last < newest - history - gap;
    }

    @Override
    public void count(@Nullable Object @Nullable [] values, long time) {
        if (time > newest) {
            newest = time;
            sessions.removeIf(this::outOfReach);
        }
        if (values != null && time >= newest - history) {
            add(values, time);
        }
    }

    private void add(@Nullable Object[] values, long time) {
        int at = 0;
        while (at < sessions.size() && sessions.get(at).last < time - gap) {
            at++;
        }
        if (at == sessions.size() || sessions.get(at).first > time + gap) {
            sessions.add(at, new Session(time, time, layout.empty()));
        }
        Session session = sessions.get(at);
        session.partials.add(new Given(time, values));
        session.first = Math.min(session.first, time);
        session.last = Math.max(session.last, time);
        if (at + 1 < sessions.size() && sessions.get(at + 1).first - session.last <= gap) {
            Session next = sessions.remove(at + 1);
            session.partials.merge(next.partials);
            session.last = next.last;
        }
    }

    @Override
    public void save(RowWriter row) {
        row.putUnsigned(sessions.size());
        for (Session session : sessions) {
            row.putTime(session.last);
            row.putUnsigned(session.last - session.first);
            session.partials.encode(row);
        }
    }

    @Override
    public void decode(RowReader row) {
        long count = row.unsigned();
        for (long i = 0; i < count; i++) {
            long last = row.time();
            Session session = new Session(last - row.unsigned(), last, layout.empty());
            session.partials.decode(row);
            sessions.add(session);
        }
    }
}
