"""Applicants accept the terms of programs together with the form, where these ask."""

from . import application, asked, form, acceptance
