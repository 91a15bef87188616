{
    "name": "PRM Probe",
    "summary": "What each answer cost, in its headers: for measuring only",
    "version": "19.0.1.0.0",
    "author": "prm contributors",
    "license": "LGPL-3",
    "depends": ["base"],
}
