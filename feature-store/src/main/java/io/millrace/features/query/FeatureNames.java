package io.millrace.features.query;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Service;
import io.millrace.runtime.project.Suggestion;
import io.millrace.runtime.project.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The features that a read names, each in full. */
public final class FeatureNames {

    private static final String ALL = "*";

    private final Plan plan;

    /** The names of a project. */
    public FeatureNames(Plan plan) {
        this.plan = plan;
    }

    /**
     * The features of a service, as {@code view:feature}; not what it computes from the event that asks.
     *
     * @throws RequestFault when there is no such service
     */
    public List<String> ofService(String name) {
        Service service = plan.project().services().get(name);
        if (service == null) {
            throw new RequestFault(
                    RequestFault.Kind.NO_SUCH_SERVICE,
                    "There is no service '" + name + "'. "
                            + Suggestion.near(name, plan.project().services().keySet()));
        }
        return of(service.features());
    }

    /**
     * Features as {@code view:feature}, of references that may also be {@code view:*}, and say a version that the view must have, as in
     * {@code view@v2:feature}.
     *
     * @throws RequestFault when there is no such view or feature
     */
    public List<String> of(List<String> references) {
        List<String> names = new ArrayList<>();
        for (String reference : references) {
            String[] parts = reference.split(":", 2);
            View view = view(parts[0]);
            if (parts.length == 2 && parts[1].equals(ALL)) {
                view.columns().forEach(column -> names.add(view.name() + ":" + column));
            } else {
                names.add(view.name() + ":" + feature(view, parts.length == 2 ? parts[1] : ""));
            }
        }
        return names;
    }

    private View view(String reference) {
        String[] parts = reference.split("@v", 2);
        Map<String, View> views = plan.project().views();
        View view = views.get(parts[0]);
        if (view == null) {
            throw new RequestFault(
                    RequestFault.Kind.NO_SUCH_VIEW,
                    "There is no view '" + parts[0] + "'. " + Suggestion.near(parts[0], views.keySet()));
        }
        if (parts.length == 2 && !parts[1].equals(String.valueOf(view.version()))) {
            throw new RequestFault(
                    RequestFault.Kind.NO_SUCH_VIEW,
                    "View '" + parts[0] + "' has version " + view.version() + ", and not " + parts[1] + ".");
        }
        return view;
    }

    private static String feature(View view, String name) {
        if (!view.columns().contains(name)) {
            throw new RequestFault(
                    RequestFault.Kind.NO_SUCH_FEATURE,
                    "View '" + view.name() + "' has no feature '" + name + "'. "
                            + Suggestion.near(name, view.columns()));
        }
        return name;
    }
}
