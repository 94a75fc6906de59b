import type { AttemptId, RecordId } from "../../ids";
import type { Moment } from "../moment";

// Safe because newId gives a fresh id each time, and these two are the only kinds an act makes.
export const attemptId = ({ newId }: Moment): AttemptId => newId() as AttemptId;
export const recordId = ({ newId }: Moment): RecordId => newId() as RecordId;
