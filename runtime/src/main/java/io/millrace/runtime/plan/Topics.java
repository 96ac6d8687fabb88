package io.millrace.runtime.plan;

import io.millrace.runtime.project.View;

/** Names of a project's topics and application ids. */
public final class Topics {

    private final String project;

    /** Names of one project. */
    public Topics(String project) {
        this.project = project;
    }

    /** Events in flight to the station of an entity. */
    public String station(String entity) {
        return project + ".station." + entity;
    }

    /** Finished vectors of a source. */
    public String vectors(String source) {
        return project + ".vectors." + source;
    }

    /** Change feed of a view. */
    public String features(View view) {
        return project + ".features." + view.name() + (view.version() == 1 ? "" : ".v" + view.version());
    }

    /** What was served of a service. */
    public String served(String service) {
        return project + ".served." + service;
    }

    /** Vectors and labels on their way to the merge of a model. */
    public String inbox(String model) {
        return project + ".models." + model + ".inbox";
    }

    /** The log that a model is a function of. */
    public String examples(String model) {
        return project + ".models." + model + ".examples";
    }

    /** What a model predicted. */
    public String predictions(String model) {
        return project + ".models." + model + ".predictions";
    }

    /** What a model says, and what comes of it, for the monitors that watch it. */
    public String outcomes(String model) {
        return project + ".models." + model + ".outcomes";
    }

    /** How good a model's learners are. */
    public String evaluations(String model) {
        return project + ".models." + model + ".evaluations";
    }

    /** Changes of a model. */
    public String events(String model) {
        return project + ".models." + model + ".events";
    }

    /** Versions of a model. */
    public String snapshots(String model) {
        return project + ".models." + model + ".snapshots";
    }

    /** Partial profiles on their way to the judge of a monitor. */
    public String profiles(String monitor) {
        return project + ".monitors." + monitor + ".profiles";
    }

    /** Transitions of a monitor's alerts, and how far it has judged, for the models that react to it. */
    public String alertsFor(String monitor) {
        return project + ".monitors." + monitor + ".alerts";
    }

    /** Every transition of every drift alert. */
    public String alerts() {
        return project + ".drift.alerts";
    }

    /** The current state of each drift alert. */
    public String alertsState() {
        return project + ".drift.alerts.state";
    }

    /** What the windows of each monitor are compared with. */
    public String references() {
        return project + ".drift.references";
    }

    /** Records that could not be used. */
    public String deadLetters() {
        return project + ".dead-letters";
    }

    /** Application id of the ingest of a source. */
    public String ingestApp(String source) {
        return project + "-ingest-" + source;
    }

    /** Application id of the check of a lookup's topic. */
    public String lookupApp(String lookup) {
        return project + "-lookup-" + lookup;
    }

    /** Application id of the station of an entity. */
    public String stationApp(String entity) {
        return project + "-station-" + entity;
    }

    /** Application id of a model. */
    public String modelApp(String model) {
        return project + "-model-" + model;
    }

    /** Application id of a monitor. */
    public String monitorApp(String monitor) {
        return project + "-monitor-" + monitor;
    }
}
