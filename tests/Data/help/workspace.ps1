# What the examples of the help pages assume. Runs in an empty folder; -Draft leaves the mission unapproved and the rest away.
param([string] $Plan, [switch] $Draft)

$ErrorActionPreference = 'Stop'

function Write-File($Path, $Text) {
    $full = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
    $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($full))
    [System.IO.File]::WriteAllText($full, $Text)
}

# The agents that are set up on this machine, and other projects.
Write-File ../home/.claude/settings.json '{}'
Write-File ../home/.codex/config.toml ''
Write-File ../home/.gemini/settings.json '{}'
Write-File ../web/index.html ''
Write-File ../admin/index.html ''
Write-File ../shop/index.html ''
$null = Initialize-MaestroWorkspace ../shop
$null = Add-MaestroCorrection 'Round amounts at the end' -Trigger price -Severity hard -WorkspacePath ../shop

# A repository with changes on a branch.
Write-File README.md "Run npm install first.`n"
Write-File src/auth/login.ts "export const login = 1`n"
Write-File src/api/orders.ts "export const orders = 1`n"
Write-File TODO.md "# Clean up`n`n- [x] Remove the old form`n- [ ] Remove the old table`n"
Write-File .beads/issues.jsonl '{"id":"shop-1","title":"Count the visits","description":"By day","status":"open","priority":1,"issue_type":"task"}'
Write-File .taskmaster/tasks/tasks.json '{ "master": { "tasks": [ { "id": 1, "title": "Find goods", "description": "By name", "testStrategy": "Search", "status": "pending", "dependencies": [] } ] } }'
Write-File specs/001-sign-in/tasks.md "# Tasks: Sign in`n`n## Phase 1: Setup`n`n- [ ] T001 Create the project`n"
git init -q -b main --template= . | Out-Null
git -c user.name=t -c user.email=t@example.org add -A | Out-Null
git -c user.name=t -c user.email=t@example.org commit -q -m start | Out-Null
git checkout -q -b work | Out-Null
Write-File src/auth/login.ts "export const login = 2`n"
Write-File src/api/orders.ts "export const orders = 2`n"

# Files that examples read.
Write-File plan.json $Plan
Write-File phases.json '{ "title": "Tidy the logs", "features": [ { "id": "log-levels", "milestoneId": "implementation", "title": "Use log levels", "description": "Replace prints", "workerType": "codex", "verificationSteps": ["Read the log"] } ] }'
Write-File broken.json '{ "title": "", "milestones": [ { "id": "one", "title": "One", "order": 0 } ], "features": [ { "id": "a", "milestoneId": "two", "title": "A", "description": "d" } ] }'
Write-File guidance.md "# Guidance`n`nRun the tests first.`n"
Write-File retro.txt "Mock the clock`nThe port is 8080`n"
Write-File message.txt "Two lines`nof one note`n"

$null = Initialize-MaestroWorkspace
$mission = New-MaestroMission -Path plan.json
# The plan of the examples is another one: the same is used once.
Write-File plan.json $Plan.Replace('Add authentication', 'Add authentication to the shop')
if ($Draft) {
    return
}

Approve-MaestroMission
Set-MaestroConfig memory.learnings.max_age_days 14
Set-MaestroFeature auth-docs -Status in-progress
Set-MaestroFeature auth-docs -Status review -Report @{ salientSummary = 'described the login'; discoveredIssues = @(@{ severity = 'low'; description = 'the login page lacks help'; suggestedFix = 'link to the manual' }) }
Set-MaestroFeature auth-audit -Status in-progress
Set-MaestroAssertion audit-is-logged -Result passed -Evidence 'read the log'
$null = Checkpoint-MaestroMission -Note 'before the schema changes'

# What an older program left.
Write-File .maestro/principles.jsonl '{"id":"simple","name":"Simplicity","rule":"Choose the simplest form that works","source":"custom","profiles":["implementation"],"mode":"advisory"}'
Write-File ".maestro/replies/$($mission.MissionId)/auth-plan.yaml" "outcome: completed`nnotes: planned it`n"
Write-File ../shop/.maestro/principles.jsonl '{"id":"tests","name":"Tests","rule":"Run the tests first","source":"custom","profiles":["implementation"],"mode":"advisory"}'

# A mission in the archive.
$null = New-MaestroMission -Path phases.json | Deny-MaestroMission -PassThru | Compress-MaestroMission -Reason 'done elsewhere' -PassThru

# A mission for another clone.
Export-MaestroMission $mission.MissionId mission.json

# Memory.
$first = Add-MaestroCorrection 'Use bun, not npm' -Trigger npm, install
$second = Add-MaestroCorrection 'Hash passwords before they are stored' -Trigger auth, login -Glob 'src/auth/**' -Severity hard
$null = Add-MaestroRatchet $first.CorrectionId -Pattern 'npm install'
$null = Add-MaestroRatchet $second.CorrectionId -Pattern 'md5\('
$null = 'The build needs two cores', 'Seed the store first' | Add-MaestroLearning
$null = Build-MaestroGuidance
$null = 'The login test needs a running database', 'Tokens end after an hour', 'The linter is slow', 'Sort imports', 'Use the fake clock' | Add-MaestroLearning
$null = 'The staging server is down until Monday', 'Ask before changing the schema', 'Tests run in ten minutes' | Add-MaestroNote
if ([System.Environment]::GetFolderPath('UserProfile') -eq $env:HOME) {
    $null = Connect-MaestroProject ../web -Relation exposes -Via 'src/api/**'
}

Export-MaestroMemory memory.json

# One handoff is claimed, the newest is pending.
$content = @{
    Mode           = 'execute'
    SessionCore    = 'auth_flow'
    Summary        = 'Auth_flow_scaffolded-tests_missing'
    NextAction     = 'write_login_tests'
    Artifact       = 'src_auth_login_ts'
    ReadMore       = 'src_auth_login_ts'
    ConfidenceWork = 0.9
}
$null = New-MaestroHandoff @content -FeatureId auth-impl
$null = Receive-MaestroHandoff -Claim -Agent codex
$null = New-MaestroHandoff @content -FeatureId auth-impl
$uki = Receive-MaestroHandoff -AsUki
Write-File packets.txt "$uki`n"
Write-File handoff.json '{ "mode": "execute", "sessionCore": "auth_flow", "summary": "Auth_flow_done", "nextAction": "review_it", "cs": { "work": 0.9 } }'
Write-File content.json '{ "mode": "plan", "sessionCore": "core", "summary": "Short", "nextAction": "do_next", "artifacts": ["branch_main"], "readMore": ["plan_md"], "cs": { "work": 0.9 } }'

$null = New-MaestroWorkerPrompt auth-plan
$null = New-MaestroWorkerPrompt auth-audit
